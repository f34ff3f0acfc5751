import { natural } from "./definitions-natural.ts";
import { secondOrder } from "./definitions-second-order.ts";

/** What definitions say at length, by its English text: summaries, symbols, words inside formulas, where implementations disagree. */
export const long: Readonly<Record<string, string>> = {
  ...secondOrder,
  ...natural,

  // Summaries
  "Goes straight down the gradient. With momentum a velocity builds up: it carries the point along the floor of a ravine and damps the zigzag between its walls.":
    "기울기의 반대 방향으로 곧장 내려갑니다. 모멘텀을 주면 속도가 쌓여, 협곡 바닥을 따라 점을 실어 나르고 양쪽 벽 사이의 지그재그를 가라앉힙니다.",
  "Gives each coordinate its own rate, divided by the root of all its squared gradients so far: steep directions are tamed, and every rate only ever falls.":
    "좌표마다 학습률을 따로 두고, 지금까지의 기울기 제곱합의 제곱근으로 나눕니다. 가파른 방향은 눌리고, 학습률은 줄어들기만 합니다.",
  "Divides each coordinate's gradient by its recent root mean square: like AdaGrad with a memory that fades, so rates can grow again.":
    "좌표마다 기울기를 최근의 제곱평균제곱근으로 나눕니다. 기억이 서서히 사라지는 AdaGrad와 같아서 학습률이 다시 커질 수 있습니다.",
  "Scales each gradient by the ratio of the recent size of updates to the recent size of gradients, so the step has the units of θ and needs no learning rate. It starts very slowly, from ε.":
    "기울기에 (최근 갱신의 크기 ÷ 최근 기울기의 크기)를 곱합니다. 그래서 스텝이 θ와 같은 단위를 갖고 학습률이 필요 없습니다. ε에서 시작하므로 처음에는 매우 느립니다.",
  "Follows an average of recent gradients, and divides each coordinate by the recent size of its gradients. Its first step has length η in every coordinate, however steep the surface is.":
    "최근 기울기의 평균을 따라가되, 좌표마다 최근 기울기의 크기로 나눕니다. 지형이 아무리 가팔라도 첫 스텝은 모든 좌표에서 길이가 η입니다.",
  "Adam whose weight decay shrinks θ directly instead of entering the gradient, so that steep and flat coordinates are pulled to the origin alike.":
    "가중치 감쇠가 기울기에 섞이지 않고 θ를 직접 줄이는 Adam입니다. 그래서 가파른 좌표와 평평한 좌표가 똑같이 원점으로 당겨집니다.",
  "Adam with the largest recent gradient in place of the root mean square: no squares, and at the default decay rates no coordinate moves farther than about η in a step.":
    "제곱평균제곱근 대신 최근 기울기의 최댓값을 쓰는 Adam입니다. 제곱이 없고, 기본 감쇠율에서는 한 스텝에 어느 좌표도 약 η보다 멀리 움직이지 않습니다.",
  "Adam with Nesterov momentum: the step already uses the average of gradients as it will stand one step later. The momentum warms up over the first hundreds of steps.":
    "네스테로프 모멘텀을 쓰는 Adam입니다. 한 스텝 뒤의 기울기 평균을 미리 당겨 씁니다. 모멘텀은 처음 수백 스텝에 걸쳐 서서히 커집니다.",
  "Adam that does not trust its second moment at first: it starts as plain momentum and turns adaptive as the average grows long enough, a built-in warm-up.":
    "처음에는 2차 모멘트를 믿지 않는 Adam입니다. 보통의 모멘텀으로 시작해, 평균이 충분히 길어지면 적응형으로 바뀝니다. 웜업이 내장된 셈입니다.",
  "Uses only the signs of the gradient: each coordinate has its own step size, which grows while the sign stays and shrinks when it flips. It needs full gradients, as noise flips signs.":
    "기울기의 부호만 씁니다. 좌표마다 스텝 크기가 있어, 부호가 그대로면 커지고 바뀌면 작아집니다. 잡음은 부호를 뒤집으므로 전체 기울기가 필요합니다.",
  "Gradient descent with a slowly falling rate that keeps an average of its iterates from step t₀ on; the average is the answer, and noise averages out of it.":
    "학습률이 천천히 줄어드는 경사 하강법으로, 스텝 t₀부터 지나온 점들의 평균을 구합니다. 답은 그 평균이며, 잡음은 평균 속에서 사라집니다.",

  // Symbols
  "the parameters: the point on the surface": "매개변수: 지형 위의 점",
  "gradient of the loss at θ, after clipping": "θ에서의 손실 기울기(클리핑한 뒤)",
  "velocity (torch: momentum buffer); the gradient itself at the first step with momentum":
    "속도(torch의 momentum buffer). 모멘텀을 쓰는 첫 스텝에서는 기울기 그 자체",
  "learning rate, after the schedule": "학습률(스케줄을 적용한 값)",
  "momentum: share of the velocity that is kept": "모멘텀: 남기는 속도의 비율",
  "dampening: share of the new gradient that is left out of the velocity": "댐프닝: 새 기울기 가운데 속도에 더하지 않는 비율",
  "weight decay": "가중치 감쇠",
  "direction; Nesterov's looks one push of the velocity ahead": "방향. 네스테로프는 속도가 한 번 더 밀고 갈 지점을 내다봄",
  "number of the step, from 1": "스텝 번호(1부터)",
  "sum of squared gradients": "기울기 제곱의 합",
  "value of the sum before the first step": "첫 스텝 전의 합",
  "decay of the learning rate": "학습률 감쇠",
  "learning rate of step t": "스텝 t의 학습률",
  "small number in the denominator": "분모에 더하는 작은 수",
  "moving average of squared gradients, 0 at the start": "기울기 제곱의 이동 평균(처음에는 0)",
  "moving average of gradients, 0 at the start": "기울기의 이동 평균(처음에는 0)",
  "decay rate of both averages": "두 평균의 감쇠율",
  "denominator: root mean square, or standard deviation where centred": "분모: 제곱평균제곱근, 중심화하면 표준편차",
  "velocity, 0 at the start": "속도(처음에는 0)",
  "moving average of squared updates, 0 at the start": "갱신량 제곱의 이동 평균(처음에는 0)",
  "update before the learning rate": "학습률을 곱하기 전의 갱신량",
  "small number inside both roots; it sets the length of the first steps": "두 제곱근 안의 작은 수. 처음 스텝들의 길이를 정함",
  "moving average of gradients (first moment), 0 at the start": "기울기의 이동 평균(1차 모멘트, 처음에는 0)",
  "moving average of squared gradients (second moment), 0 at the start": "기울기 제곱의 이동 평균(2차 모멘트, 처음에는 0)",
  "moments corrected for their start at 0": "0에서 시작한 편향을 보정한 모멘트",
  "largest v so far, which replaces v where AMSGrad is on": "지금까지 가장 큰 v. AMSGrad를 켜면 v 대신 씀",
  "decay rate of the average of gradients": "기울기 평균의 감쇠율",
  "decay rate of the average of squared gradients": "기울기 제곱 평균의 감쇠율",
  "weight decay, outside the gradient": "가중치 감쇠(기울기와 따로)",
  "fading maximum of the gradient's size, 0 at the start": "서서히 잊히는 기울기 크기의 최댓값(처음에는 0)",
  "how slowly the maximum fades": "최댓값이 잊히는 느린 정도",
  "small number added to the gradient's size": "기울기 크기에 더하는 작은 수",
  "momentum of step t": "스텝 t의 모멘텀",
  "product of the momenta of steps 1 to t": "스텝 1부터 t까지 모멘텀의 곱",
  "momentum decay: pace of the warm-up": "모멘텀 감쇠: 웜업의 빠르기",
  "length of the simple average that v amounts to": "v를 단순 평균으로 볼 때의 길이",
  "rectification, from 0 towards 1": "보정 계수(0에서 1로 다가감)",
  "remembered gradient of the last step, 0 at the start": "기억해 둔 직전 스텝의 기울기(처음에는 0)",
  "step sizes, one per coordinate": "좌표마다 하나씩 있는 스텝 크기",
  "first step size": "첫 스텝 크기",
  "factor where the sign has changed": "부호가 바뀐 곳에 곱하는 값",
  "factor where the sign has stayed": "부호가 그대로인 곳에 곱하는 값",
  "smallest step size": "최소 스텝 크기",
  "largest step size": "최대 스텝 크기",
  "average of the iterates": "지나온 점들의 평균",
  "decay: shrinks θ and slows the rate down": "감쇠: θ를 줄이고 학습률을 늦춤",
  "power of the rate's decay": "학습률이 줄어드는 지수",
  "step after which averaging starts": "이 스텝이 지나면 평균을 내기 시작",
  "share of the new iterate in the average": "평균에서 새 점이 차지하는 비율",

  // Inside formulas
  "first step": "첫 스텝",
  later: "그 뒤",
  "heavy ball": "무거운 공",
  Nesterov: "네스테로프",
  " at the start": " (처음)",
  centred: "중심화",
  otherwise: "그 밖",
  "where ": "단, ",
  "AMSGrad: ": "AMSGrad: ",

  // Where implementations disagree
  "The learning rate multiplies the velocity when it is used (as in torch), not the gradients that enter it (as in Sutskever et al. and Keras): the two differ as soon as the rate changes.":
    "학습률을 속도를 쓸 때 곱합니다(torch). 속도에 들어가는 기울기에 곱하는 방식(Sutskever 외, Keras)과는 학습률이 바뀌는 순간부터 결과가 달라집니다.",
  "Nesterov's gradient is taken at θ and combined as g + μb (torch, Keras), a change of variables of the original, which takes it at the point reached by the velocity.":
    "네스테로프 기울기를 θ에서 구해 g + μb로 합칩니다(torch, Keras). 속도가 다다른 지점에서 기울기를 구하는 원래 방식을 변수 변환한 것입니다.",
  "The first velocity is the whole gradient, without the factor 1 − τ; a buffer that starts at 0 would have it.":
    "첫 속도는 1 − τ를 곱하지 않은 기울기 전체입니다. 속도를 0에서 시작하는 구현에서는 이 값이 곱해집니다.",
  "Weight decay enters the velocity as part of the gradient; decoupled decay (SGDW) would not.":
    "가중치 감쇠가 기울기의 일부로 속도에 들어갑니다. 분리된 감쇠(SGDW)에서는 들어가지 않습니다.",
  "ε stands outside the root (torch); others, such as optax, put it inside, where the same number weighs far more.":
    "ε을 제곱근 밖에 더합니다(torch). optax처럼 제곱근 안에 더하는 구현에서는 같은 값이라도 영향이 훨씬 큽니다.",
  "The sums start at 0 (torch, the paper); TensorFlow starts them at 0.1.": "합은 0에서 시작합니다(torch, 논문). TensorFlow는 0.1에서 시작합니다.",
  "ε stands outside the root (torch); Keras and the default of optax put it inside, where the same number weighs far more.":
    "ε을 제곱근 밖에 더합니다(torch). Keras와 optax의 기본값은 제곱근 안에 더하며, 그러면 같은 값이라도 영향이 훨씬 큽니다.",
  "The velocity collects g/D and the learning rate is applied afterwards (torch); TensorFlow collects η·g/D.":
    "속도에는 g/D를 쌓고 학습률은 나중에 곱합니다(torch). TensorFlow는 η·g/D를 쌓습니다.",
  "There is no bias correction: v starts at 0, so the first steps are longer by up to 1/√(1 − α), ten times at the default.":
    "편향 보정이 없습니다. v가 0에서 시작하므로 처음 스텝들은 최대 1/√(1 − α)배, 기본값에서는 열 배까지 길어집니다.",
  "A learning rate of 1 is the paper's method (torch); Keras defaults to 0.001, which makes it a thousand times slower.":
    "학습률 1이 논문의 방법입니다(torch). Keras의 기본값은 0.001이라 천 배 느립니다.",
  "The average of squared updates collects Δ without the learning rate (torch); an implementation that collects η·Δ shrinks its own steps when η < 1.":
    "갱신량 제곱의 평균에는 학습률을 곱하지 않은 Δ를 씁니다(torch). η·Δ를 쓰는 구현은 η < 1이면 스텝이 스스로 줄어듭니다.",
  "ε is added to √v̂, after the correction (torch, the paper's algorithm 1). TensorFlow and Keras add it to √v before the correction, which makes it weigh more in the first steps.":
    "ε을 보정한 뒤의 √v̂에 더합니다(torch, 논문의 알고리즘 1). TensorFlow와 Keras는 보정하기 전의 √v에 더하므로 처음 스텝들에서 영향이 더 큽니다.",
  "AMSGrad takes the maximum of the uncorrected v and corrects it with the current t (torch); the paper corrects nothing, and optax takes the maximum of v̂.":
    "AMSGrad는 보정하지 않은 v의 최댓값을 구한 뒤 현재의 t로 보정합니다(torch). 논문은 보정하지 않고, optax는 v̂의 최댓값을 구합니다.",
  "Weight decay is an L2 penalty, so it is divided by the root like any gradient; AdamW decays θ itself.":
    "가중치 감쇠는 L2 규제라서 다른 기울기처럼 제곱근으로 나뉩니다. AdamW는 θ 자체를 줄입니다.",
  "The decay is multiplied by the learning rate (torch, optax); in the paper it follows the schedule alone, so halving η would not halve the decay.":
    "감쇠에 학습률을 곱합니다(torch, optax). 논문에서는 스케줄만 따르므로 η를 반으로 줄여도 감쇠는 줄지 않습니다.",
  "θ is shrunk before the step (torch), with the gradient from before the decay; others shrink after or within the step, which differs by at most ηλ times the step.":
    "스텝 전에 θ를 줄이고(torch) 기울기는 줄이기 전의 것을 씁니다. 스텝 뒤나 도중에 줄이는 구현과는 많아야 스텝의 ηλ배만큼 다릅니다.",
  "ε is added to |g| inside the maximum (torch, optax); Keras adds it to the denominator, and the paper has none, so a zero gradient at the start would divide 0 by 0 there.":
    "ε을 최댓값 안의 |g|에 더합니다(torch, optax). Keras는 분모에 더하고, 논문에는 ε이 없어 처음 기울기가 0이면 0을 0으로 나누게 됩니다.",
  "torch before 2.0 multiplied μₜ into the second product twice, 1 − Πₜ·μₜ·μₜ₊₁; this is the corrected rule of 2.0.":
    "2.0 이전의 torch는 두 번째 곱에 μₜ를 두 번 곱했습니다(1 − Πₜ·μₜ·μₜ₊₁). 여기서는 2.0에서 고쳐진 규칙을 씁니다.",
  "m decays with the constant β₁ while the weights use μₜ (torch, Keras); the paper's algorithm lets m follow the same schedule.":
    "m은 상수 β₁로 감쇠하고 가중치에는 μₜ를 씁니다(torch, Keras). 논문의 알고리즘에서는 m도 같은 스케줄을 따릅니다.",
  "optax's nadam keeps μₜ = β₁ throughout, without a warm-up.": "optax의 nadam은 웜업 없이 내내 μₜ = β₁입니다.",
  "The adaptive step begins where ρ > 5 (torch); the paper says ρ > 4. At the default β₂ that is step 6 instead of step 5.":
    "적응형 스텝은 ρ > 5부터 시작합니다(torch). 논문은 ρ > 4입니다. 기본 β₂에서는 스텝 5가 아니라 스텝 6부터입니다.",
  "ε is added to √v, with √(1 − β₂ᵗ) in the numerator (torch), so it weighs more in early steps than Adam's, which is added to √v̂ (optax does that here too); the paper has no ε.":
    "ε을 √v에 더하고 √(1 − β₂ᵗ)는 분자에 둡니다(torch). 그래서 √v̂에 더하는 Adam보다 초반에 영향이 큽니다(optax는 여기서도 √v̂에 더합니다). 논문에는 ε이 없습니다.",
  "Where the sign flips the coordinate stays and the gradient is forgotten (torch, iRprop⁻); the first paper takes the last step back, and Rprop⁻ makes the shortened step at once.":
    "부호가 바뀐 좌표는 제자리에 머물고 기울기를 잊습니다(torch, iRprop⁻). 첫 논문은 직전 스텝을 되돌리고, Rprop⁻는 줄인 스텝을 바로 내딛습니다.",
  "The learning rate is only the size of the first step (torch, 0.01; the paper starts at 0.1): a schedule or a branch that changes it later has no effect.":
    "학습률은 첫 스텝의 크기일 뿐입니다(torch는 0.01, 논문은 0.1). 나중에 스케줄이나 분기에서 바꾸어도 영향이 없습니다.",
  "The average starts after t₀ = 10⁶ steps by default (torch): in shorter runs it is the iterate itself. Lower t₀ to see it work.":
    "기본값에서는 t₀ = 10⁶ 스텝이 지나야 평균을 내기 시작합니다(torch). 그보다 짧은 실행에서 평균은 현재 점 자신입니다. t₀을 낮추면 효과가 보입니다.",
  "The default κ = 10⁻⁴ shrinks θ a little in every step, also without weight decay.": "기본값 κ = 10⁻⁴는 가중치 감쇠가 없어도 스텝마다 θ를 조금씩 줄입니다.",
  "θ on the map is the un-averaged iterate; the average is drawn beside it.": "지도 위의 θ는 평균을 내지 않은 점이고, 평균은 그 옆에 따로 그립니다.",
};
