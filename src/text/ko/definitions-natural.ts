/** What the methods that measure steps between distributions say at length, by its English text. */
export const natural: Readonly<Record<string, string>> = {
  // Summaries
  "Steepest descent with distance measured between distributions instead of parameters: the gradient is multiplied by the inverse of the Fisher matrix. Small steps are the same whatever the parameters are called.":
    "거리를 매개변수가 아니라 분포 사이에서 재는 최급강하입니다. 기울기에 피셔 행렬의 역행렬을 곱합니다. 매개변수를 무엇으로 잡든 작은 스텝은 같습니다.",
  "The natural step that moves the distribution as far as a given KL allows, by the quadratic model. Then it looks: while the true KL is larger or the loss not lower, the step is shortened. No step can change the distribution by more than δ.":
    "이차 모형으로 볼 때 정해진 KL이 허용하는 만큼 분포를 옮기는 자연 스텝입니다. 그런 다음 확인해서, 실제 KL이 더 크거나 손실이 줄지 않으면 스텝을 줄입니다. 어떤 스텝도 분포를 δ보다 많이 바꾸지 못합니다.",
  "Carries the step over to the mean parameters, goes down there by the gradient taken in the natural ones, and comes back. That is steepest descent with KL itself as the price of moving: natural gradient without its quadratic approximation, and without any matrix.":
    "평균 매개변수로 옮겨 가서 자연 매개변수에서 구한 기울기만큼 내려간 뒤 되돌아옵니다. 움직이는 값을 KL 자체로 치르는 최급강하이며, 이차 근사도 행렬도 쓰지 않는 자연 기울기법인 셈입니다.",
  "Plain gradient ascent on the expected reward of a policy. Where the policy is nearly certain its gradient nearly vanishes, right or wrong: one step too far, and the way back takes thousands.":
    "정책의 기대 보상을 기울기대로 올라갑니다. 정책이 거의 확실해지면 옳든 그르든 기울기가 거의 사라집니다. 한 스텝만 지나쳐도 돌아오는 데 수천 스텝이 걸립니다.",
  "Takes several gradient steps on one estimate of the reward and keeps near the old policy by first derivatives alone: beyond a limit a changed probability gains nothing more, or KL is charged for. Cheap, but a limit on the gain is no limit on the step.":
    "보상의 한 추정값 위에서 기울기 스텝을 여러 번 밟으면서 일계도함수만으로 이전 정책 가까이에 머뭅니다. 확률이 한도를 넘어 바뀌면 더 얻는 것이 없거나, KL에 값을 매깁니다. 계산은 싸지만, 이득의 한도가 곧 스텝의 한도는 아닙니다.",

  // Symbols
  "the distribution that θ stands for": "θ가 나타내는 분포",
  "Fisher matrix: true, over the model's own outcomes, or empirical, over the labels of the data":
    "피셔 행렬: 모형 자신의 결과에 대한 참 피셔, 또는 데이터의 레이블에 대한 경험적 피셔",
  "natural direction": "자연 방향",
  "length of the step along −d: the rate itself, or what moves the distribution by c": "−d 방향 스텝의 길이: 학습률 그대로이거나, 분포를 c만큼 옮기는 길이",
  "KL of one step in nats, where the length is one of KL": "한 스텝의 KL(냇 단위). 길이를 KL로 정할 때 씁니다",
  "the loss; the surrogate of the paper, which is known exactly here": "손실. 논문의 대리 함수에 해당하며 여기서는 정확히 압니다",
  "Fisher information matrix at θ: expected outer product of ∇log p": "θ에서 피셔 정보 행렬: ∇log p의 외적의 기댓값",
  "direction: solved exactly, or by conjugate gradients on products F·v": "방향: 정확히 풀거나, 곱 F·v만 쓰는 켤레 기울기법으로 풉니다",
  "most iterations of conjugate gradients": "켤레 기울기법의 최대 반복 수",
  "largest KL of a step, in nats": "한 스텝의 최대 KL(냇 단위)",
  "length of the first candidate: its quadratic KL is δ": "첫 후보의 길이: 이차 KL이 δ가 됩니다",
  "factor by which each candidate is shorter than the last": "후보마다 직전보다 짧아지는 비율",
  "number of the candidate, 0 to 19": "후보의 번호, 0부터 19까지",
  "natural parameters of an exponential family": "지수족의 자연 매개변수",
  "log-partition of the family: the mirror map": "분포족의 로그 분배 함수: 거울 사상",
  "mean parameters: expected sufficient statistics": "평균 매개변수: 충분통계량의 기댓값",
  "the policy: probabilities of the actions": "정책: 각 행동의 확률",
  "reward of an action": "행동의 보상",
  "expected reward of the policy: the loss with its sign changed": "정책의 기대 보상: 손실의 부호를 바꾼 것",
  "number of sampled actions a₁ … a_N; without samples the exact expectation": "표본으로 뽑는 행동 a₁ … a_N의 수. 표본이 없으면 정확한 기댓값",
  "baseline: 0, or the expected reward J": "기준선: 0 또는 기대 보상 J",
  "gradient of J, exact or estimated": "J의 기울기. 정확한 값 또는 추정값",
  "expected reward of the old policy": "이전 정책의 기대 보상",
  "advantage of an action over the old policy": "이전 정책에 견준 행동의 이점",
  "ratio of new to old probability of an action": "행동의 새 확률과 이전 확률의 비",
  "surrogate: clipped ratio, or penalty on KL": "대리 함수: 비율 클리핑 또는 KL 벌점",
  "change of the ratio beyond which nothing more is gained": "이보다 더 바뀌면 얻는 것이 없는 비율의 변화",
  "weight of the penalty; its value before the first step": "벌점의 가중치. 설정은 첫 스텝 전의 값",
  "KL of a step that the weight of the penalty aims at": "벌점의 가중치가 맞추려는 한 스텝의 KL",
  "gradient steps on one surrogate": "대리 함수 하나에서 밟는 기울기 스텝 수",
  "number of sampled actions; without samples the expectation is exact": "표본으로 뽑는 행동의 수. 표본이 없으면 기댓값이 정확합니다",

  // Words inside formulas
  rate: "학습률",
  "quadratic KL": "이차 KL",
  "exact KL": "정확한 KL",
  "(exact)": "(정확)",
  "(conjugate gradients)": "(켤레 기울기법)",
  "(sampled)": "(표본)",
  "(clip)": "(클리핑)",
  "(penalty)": "(벌점)",

  // Where implementations disagree
  "Many programs call the empirical Fisher simply the Fisher. It has the labels of the data in place of the model's own outcomes, and approaches F only for a model that fits, with many data.":
    "경험적 피셔를 그냥 피셔라고 부르는 프로그램이 많습니다. 이것은 모형 자신의 결과 대신 데이터의 레이블을 쓰며, 모형이 잘 맞고 데이터가 많을 때만 F에 가까워집니다.",
  "A fixed rate does not keep the KL of a step constant; only α = √(2c / dᵀFd) does, and to second order. The exact length solves for it.":
    "고정 학습률은 스텝의 KL을 일정하게 유지하지 못합니다. α = √(2c / dᵀFd)만이 2차까지 유지합니다. 정확한 길이는 방정식을 풀어 구합니다.",
  "Without damping a singular F is inverted as a pseudo-inverse: the shortest direction. Others add damping without saying so.":
    "감쇠가 없으면 특이한 F는 유사역행렬로 뒤집어 가장 짧은 방향을 구합니다. 말없이 감쇠를 더하는 구현도 있습니다.",
  "Damping is added to F as it stands and depends on units; Martens rescales it by how well the quadratic model foretold the loss, K-FAC splits it over factors.":
    "감쇠는 F에 그대로 더하므로 단위에 좌우됩니다. Martens는 이차 모형이 손실을 얼마나 잘 예측했는지에 따라 조절하고, K-FAC은 인수들에 나눕니다.",
  "No momentum and no moving average of F, which K-FAC and its relatives keep.": "모멘텀도 F의 이동 평균도 없습니다. K-FAC 계열은 둘 다 씁니다.",
  "The exact loss takes the place of the sampled surrogate, and the KL of one observation that of its mean over visited states.":
    "표본으로 구한 대리 함수 대신 정확한 손실을, 방문한 상태에 대한 KL의 평균 대신 관측값 하나의 KL을 씁니다.",
  "Damping enters β as well, as in Schulman's program: the quadratic KL of the first candidate is then below δ.":
    "Schulman의 프로그램처럼 감쇠가 β에도 들어갑니다. 그러면 첫 후보의 이차 KL은 δ보다 작습니다.",
  "Conjugate gradients stop after m iterations or at a residual of 10⁻¹⁰ of the gradient; Schulman's stop at ‖r‖² < 10⁻¹⁰.":
    "켤레 기울기법은 m번 반복하거나 잔차가 기울기의 10⁻¹⁰이 되면 멈춥니다. Schulman의 것은 ‖r‖² < 10⁻¹⁰에서 멈춥니다.",
  "Programs accept a KL up to 1.5 δ (Baselines), or ask for a tenth of the foretold gain (Schulman's); here KL ≤ δ and any gain will do.":
    "KL을 1.5 δ까지 받아들이거나(Baselines) 예측한 이득의 10분의 1을 요구하는(Schulman) 프로그램이 있습니다. 여기서는 KL ≤ δ이고 조금이라도 이득이 있으면 됩니다.",
  "Where no candidate will do the run fails; others stay where they are and sample anew.":
    "알맞은 후보가 없으면 실행은 실패로 끝납니다. 제자리에 머물며 표본을 새로 뽑는 구현도 있습니다.",
  "Exponentiated gradient is mirror descent the other way round: it steps in log-probabilities by the gradient in the probabilities, with the negative entropy as mirror map.":
    "지수화 기울기법은 반대 방향의 거울 하강법입니다. 음의 엔트로피를 거울 사상으로 삼아, 확률에서 구한 기울기로 로그 확률에서 스텝을 밟습니다.",
  "It is the natural gradient in the mean parameters, exactly; the natural gradient in the natural parameters agrees with it to first order in η only.":
    "평균 매개변수에서의 자연 기울기법과 정확히 같습니다. 자연 매개변수에서의 자연 기울기법과는 η의 1차까지만 일치합니다.",
  "Where the mean parameters would leave their domain the run fails; projected variants would come back to the border.":
    "평균 매개변수가 정의역을 벗어나게 되면 실행은 실패로 끝납니다. 사영을 쓰는 변형은 경계로 되돌아옵니다.",
  "Exact steps use every action's probability and reward, which a learner does not know; sampled ones see only what was drawn.":
    "정확한 스텝은 학습자가 모르는 모든 행동의 확률과 보상을 씁니다. 표본 스텝은 뽑힌 것만 봅니다.",
  "The baseline J is the true value of the policy. Programs estimate it, from past rewards or by a second network.":
    "기준선 J는 정책의 참 가치입니다. 프로그램에서는 지난 보상이나 두 번째 신경망으로 추정합니다.",
  "Most programs hand the estimate to Adam; this one takes a plain step.": "대부분의 프로그램은 추정값을 Adam에 넘깁니다. 여기서는 그대로 한 스텝을 밟습니다.",
  "Clipping removes the reason to move on, not the movement: the last step before the limit may go far beyond it, and nothing draws it back.":
    "클리핑은 더 갈 이유를 없앨 뿐 움직임을 막지는 않습니다. 한도 직전의 마지막 스텝이 한도를 훌쩍 넘을 수 있고, 되돌리는 힘은 없습니다.",
  "Programs add much that the paper does not name (normalised advantages, clipped values, falling rates, an early end on KL) and owe it part of their results (Engstrom et al. 2020). None of it is here.":
    "프로그램에는 논문에 없는 것이 많이 더해져 있고(이점의 정규화, 가치 클리핑, 학습률 감소, KL에 따른 조기 종료) 성과의 일부는 그 덕분입니다(Engstrom 외 2020). 여기에는 하나도 없습니다.",
  "The epochs take plain steps; programs take Adam's, whose state runs on from surrogate to surrogate.":
    "에포크마다 단순한 스텝을 밟습니다. 프로그램은 Adam을 쓰며, 그 상태는 대리 함수가 바뀌어도 이어집니다.",
  "One sample serves all epochs whole; programs cut it into minibatches.": "표본 하나를 모든 에포크에서 통째로 씁니다. 프로그램은 미니배치로 나눕니다.",
};
