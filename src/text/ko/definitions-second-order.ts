/** What the second-order, line-search, derivative-free and sampling methods say at length, by its English text. */
export const secondOrder: Readonly<Record<string, string>> = {
  // Summaries
  "BFGS that keeps no matrix, only the last few steps and what they did to the gradient, and works out its direction from them. That makes it fit for thousands of parameters.":
    "행렬을 저장하지 않는 BFGS입니다. 최근 몇 스텝과 그때 기울기가 어떻게 변했는지만 기억해 두고 거기서 방향을 계산하므로, 매개변수가 수천 개여도 쓸 수 있습니다.",
  "Jumps to the point where the gradient of the local quadratic model vanishes. On a quadratic that is one step, whatever its condition. Elsewhere it is drawn to every stationary point alike: minima, saddles and maxima.":
    "국소 이차 모형의 기울기가 0이 되는 점으로 뜁니다. 이차 함수라면 조건수와 상관없이 한 스텝이면 됩니다. 그 밖에서는 극소점, 안장점, 극대점을 가리지 않고 모든 임계점에 똑같이 끌립니다.",
  "Newton's step with every curvature taken as positive: it descends along each eigenvector, scaled by how strongly the surface bends there. Saddles repel it at Newton's speed.":
    "모든 곡률을 양수로 보는 뉴턴 스텝입니다. 고유벡터마다 곡면이 휜 정도에 맞추어 내려가고, 안장점에서는 뉴턴법의 속도로 멀어집니다.",
  "Newton's model with a cubic term that bounds how fast the Hessian can change. Its lowest point always lies downhill, also at a saddle without any slope, and a bound on the steps to a second-order point is proven.":
    "헤세 행렬이 변하는 빠르기를 제한하는 삼차항을 뉴턴 모형에 더합니다. 모형의 최저점은 기울기가 없는 안장점에서도 늘 내리막 쪽에 있고, 2차 임계점에 이르는 스텝 수의 상한이 증명되어 있습니다.",
  "Believes its quadratic model only within a radius, goes to the model's lowest point there, and compares the decrease that was foretold with the one that came. Where the model was wrong the trial is rejected and the radius shrinks.":
    "이차 모형을 반지름 안에서만 믿습니다. 그 안에서 모형의 최저점으로 가 보고, 예측한 감소량과 실제 감소량을 비교합니다. 모형이 틀렸으면 시도를 물리고 반지름을 줄입니다.",
  "For sums of squares: replaces the residuals by their tangents and solves that least-squares problem. Near a solution with small residuals it is as fast as Newton, from first derivatives alone.":
    "제곱합 문제에 씁니다. 잔차를 접선으로 바꾸고 그 최소제곱 문제를 풉니다. 잔차가 작은 해 부근에서는 일계도함수만으로도 뉴턴법만큼 빠릅니다.",
  "For sums of squares: between Gauss–Newton (small λ) and short steps down the gradient (large λ). A trial that does not lower the loss is rejected and λ grows; one that the model foretold well lets it shrink.":
    "제곱합 문제에 씁니다. 가우스–뉴턴법(작은 λ)과 기울기를 따르는 짧은 스텝(큰 λ)의 중간입니다. 손실을 낮추지 못한 시도는 물리고 λ를 키우며, 모형이 잘 예측한 시도 뒤에는 λ를 줄입니다.",
  "Goes straight down the gradient, and looks along that line how far to go. No learning rate is needed, but the direction stays what it is: with the exact search every step is at a right angle to the last, and a narrow valley makes it zigzag.":
    "기울기의 반대 방향으로 곧장 내려가되, 얼마나 갈지는 그 직선 위에서 찾습니다. 학습률은 필요 없지만 방향은 그대로여서, 정확한 탐색에서는 스텝마다 직전 스텝과 직각을 이루고 좁은 골짜기에서는 지그재그를 그립니다.",
  "Learns the curvature from how the gradient changes from step to step, and steps as Newton's method would with it. It needs no second derivative, and its matrix stays positive definite, so it never climbs towards a saddle.":
    "스텝마다 기울기가 변하는 모습에서 곡률을 배우고, 그 곡률로 뉴턴법처럼 움직입니다. 이계도함수가 필요 없고 행렬이 늘 양의 정부호라서 안장점을 향해 올라가는 일이 없습니다.",
  "Bends each new downhill direction so that it does not spoil what the last one gained. On a quadratic in n dimensions, searched exactly, n steps are enough; all it remembers is one direction.":
    "새 내리막 방향을, 직전 방향에서 얻은 것을 망치지 않도록 틀어 줍니다. n차원 이차 함수를 정확히 탐색하면 n 스텝으로 충분하며, 기억하는 것은 방향 하나뿐입니다.",
  "Minimises exactly along x, then along y, and begins again. It needs no learning rate, and is as fast as the coordinates are independent: in a diagonal valley it climbs down a staircase of tiny steps.":
    "x를 따라 정확히 최소화하고, 이어 y를 따라 최소화하기를 되풀이합니다. 학습률이 필요 없고, 좌표끼리 독립일수록 빠릅니다. 대각선 골짜기에서는 잘디잔 계단을 내려가게 됩니다.",
  "Walks a simplex (in the plane a triangle) downhill by comparing losses only: its worst corner is reflected through the others, farther where that pays, less far where it does not.":
    "손실을 비교하기만 하면서 심플렉스(평면에서는 삼각형)를 아래로 옮깁니다. 가장 나쁜 꼭짓점을 나머지 꼭짓점 너머로 뒤집되, 이득이 있으면 더 멀리, 없으면 덜 멀리 보냅니다.",
  "Draws a cloud of points, moves to the mean of the better half and learns from it the cloud's shape and size: the ellipse stretches along valleys as the inverse Hessian would, from rankings alone.":
    "점 구름을 뽑아 그중 나은 절반의 평균으로 옮기고, 거기서 구름의 모양과 크기를 배웁니다. 순위만 보고도 타원은 헤세 행렬의 역행렬처럼 골짜기를 따라 늘어납니다.",
  "Estimates the whole gradient from two losses: all coordinates are disturbed at once, each by a random sign. One estimate points nearly anywhere; on average they point along the gradient.":
    "손실 두 개로 기울기 전체를 추정합니다. 모든 좌표를 무작위 부호로 한꺼번에 흔듭니다. 추정 하나하나는 거의 아무 데나 가리키지만, 평균은 기울기를 가리킵니다.",

  // Symbols
  "a step that is remembered": "기억하는 스텝",
  "change of the gradient over that step": "그 스텝에서 기울기의 변화",
  "number of pairs that are remembered": "기억하는 쌍의 수",
  "inverse Hessian before the pairs: yᵀs/yᵀy of the newest one, 1 at first": "쌍을 반영하기 전의 역헤세 행렬: 가장 최근 쌍의 yᵀs/yᵀy, 처음에는 1",
  "search direction": "탐색 방향",
  "step length: by a search, or the first trial itself": "스텝 길이: 탐색으로 찾거나 첫 시도 그대로",
  "Hessian: the second derivatives of the loss at θ": "헤세 행렬: θ에서 손실의 이계도함수",
  "identity matrix": "단위행렬",
  "damping, added to every eigenvalue": "감쇠: 모든 고윳값에 더하는 값",
  "Newton's direction, downhill only where H + aI is positive definite": "뉴턴 방향: H + aI가 양의 정부호일 때만 내리막",
  "eigenvectors and eigenvalues of H": "H의 고유벡터와 고윳값",
  "the matrix with the same eigenvectors and the absolute eigenvalues": "고유벡터는 같고 고윳값은 절댓값인 행렬",
  "direction, always downhill": "방향(언제나 내리막)",
  "cubic model of the change of the loss": "손실 변화의 삼차 모형",
  "step: the model's global minimiser": "스텝: 모형의 전역 최소점",
  "bound of how fast the Hessian changes (Lipschitz constant); adaptive: the smallest one tried":
    "헤세 행렬이 변하는 빠르기의 상한(립시츠 상수). 자동 조절에서는 시도하는 가장 작은 값",
  "next try where the loss lies above the model, with adaptive on": "자동 조절에서 손실이 모형보다 높을 때 다음에 시도하는 값",
  "the loss": "손실",
  "quadratic model of the loss about θ, minimised as the subproblem says": "θ 둘레에서 손실의 이차 모형. 부분 문제에서 정한 방법으로 최소화",
  "trial step": "시도하는 스텝",
  "radius of the region; its value before the first step": "영역의 반지름. 설정은 첫 스텝 전의 값",
  "largest radius": "최대 반지름",
  "gain ratio: actual by predicted decrease": "이득비: 실제 감소량 ÷ 예측한 감소량",
  "a trial with a larger gain ratio is accepted": "이득비가 이보다 큰 시도를 받아들임",
  "residuals, whose squares add up to the loss": "잔차: 제곱해 더하면 손실이 됨",
  "Jacobian of the residuals: row i is the gradient of rᵢ": "잔차의 야코비 행렬: i행은 rᵢ의 기울기",
  "direction, downhill where J has full rank": "방향: J의 계수가 최대이면 내리막",
  "damping; its value before the first step": "감쇠. 설정은 첫 스텝 전의 값",
  "what is damped: I (Levenberg) or diag(JᵀJ) (Marquardt)": "감쇠 방식: I(레벤버그) 또는 diag(JᵀJ)(마쿼트)",
  "growth of λ at a rejection: 2, doubled by each rejection in a row": "시도를 물릴 때 λ에 곱하는 값: 2에서 시작해 잇달아 물릴 때마다 두 배",
  "search direction, the negative gradient": "탐색 방향: 기울기의 반대 방향",
  "the loss along the ray": "반직선 위의 손실",
  "step length, by the search that was chosen": "스텝 길이: 고른 탐색으로 찾음",
  "first trial": "첫 시도",
  "factor of Armijo's backtracking": "아르미호 백트래킹의 배율",
  "share of the promised decrease that must be there: 1e-4": "예상 감소량 가운데 실제로 줄어야 하는 비율: 1e-4",
  "share of the slope that may be left: 0.9": "남아 있어도 되는 경사의 비율: 0.9",
  "estimate of the inverse Hessian, the identity at first": "역헤세 행렬의 추정값(처음에는 단위행렬)",
  "the loss along the ray from θ in the direction p": "θ에서 방향 p로 뻗은 반직선 위의 손실",
  "the step that was made": "내디딘 스텝",
  "gradient of the last step": "직전 스텝의 기울기",
  "share of the last direction that is kept": "직전 방향을 남기는 비율",
  "coordinate, from the first to the last in every sweep": "좌표 번호(훑을 때마다 처음부터 끝까지)",
  "new value of the coordinate, while the others stay": "나머지를 그대로 둔 채 그 좌표가 갖는 새 값",
  "the best vertex: the point on the surface": "가장 좋은 꼭짓점: 지형 위의 점",
  "vertices of the simplex, sorted by their loss from i = 0 to n": "심플렉스의 꼭짓점(손실이 작은 순서로 i = 0부터 n까지)",
  "centroid of all vertices but the worst": "가장 나쁜 것을 뺀 꼭짓점들의 무게중심",
  "worst vertex reflected through the centroid": "가장 나쁜 꼭짓점을 무게중심 너머로 반사한 점",
  "expansion, tried where the reflection is the new best": "확장: 반사한 점이 가장 좋을 때 시도",
  "contraction, tried where the reflection is no better than the second worst; outside where it still beats the worst":
    "수축: 반사한 점이 두 번째로 나쁜 꼭짓점보다 낫지 않을 때 시도. 가장 나쁜 것보다는 나으면 바깥쪽으로",
  "mean of the cloud: the point on the surface": "구름의 평균: 지형 위의 점",
  "step size: overall size of the cloud": "스텝 크기: 구름의 전체 크기",
  "covariance matrix: shape of the cloud, the identity at the start": "공분산 행렬: 구름의 모양(처음에는 단위행렬)",
  "distances of the samples from the mean in units of σ, sorted by loss": "평균에서 표본까지의 변위(σ 단위, 손실이 작은 순서)",
  "samples of a generation": "한 세대의 표본 수",
  "samples that count: the better half": "반영하는 표본 수: 나은 절반",
  "weights of the better half, falling with the rank": "나은 절반의 가중치(순위가 낮을수록 작음)",
  "evolution paths: fading sums of past steps, 0 at the start": "진화 경로: 서서히 잊히는 지난 스텝들의 합(처음에는 0)",
  "number of equally weighted samples that the weights amount to": "가중치를 같은 가중치의 표본 수로 환산한 값",
  "learning rates and damping, given by n and λ": "학습률과 감쇠(n과 λ로 정해짐)",
  "0 while the path of the step size is long, else 1: it holds the covariance back": "스텝 크기의 경로가 길면 0, 아니면 1: 공분산이 변하는 것을 늦춤",
  "random signs, +1 or −1 with equal chance, one per coordinate": "좌표마다 하나씩 뽑는 무작위 부호(+1과 −1의 확률이 같음)",
  "estimate of the gradient from the two losses": "두 손실로 추정한 기울기",
  "gain: learning rate of step t": "이득: 스텝 t의 학습률",
  "distance of the probes in each coordinate at step t": "스텝 t에서 시험점이 좌표마다 떨어지는 거리",
  "gain, before it falls": "줄어들기 전의 이득",
  "distance of the probes at the first step": "첫 스텝에서 시험점까지의 거리",
  "stability constant: steps by which the fall of the gain is delayed": "안정 상수: 이득이 줄어드는 시점을 늦추는 스텝 수",
  "exponent with which the gain falls": "이득이 줄어드는 지수",
  "exponent with which the distance of the probes falls": "시험점 거리가 줄어드는 지수",

  // Inside formulas
  "keep the last ": "최근 ",
  " pairs ": "개의 쌍만 기억: ",
  " with ": ", 조건 ",
  "newest to oldest: ": "최근 것부터: ",
  "oldest to newest: ": "오래된 것부터: ",
  " begins at ": "의 시작값: ",
  "adaptive: ": "자동 조절: ",
  " until ": "를 반복, 종료 조건 ",
  " then ": " 그다음 ",
  "if ": "만약 ",
  else: "그 밖",
  "Armijo: ": "아르미호: ",
  "the first ": "처음으로 조건을 만족하는 ",
  "strong Wolfe: ": "강한 울프 조건: ",
  "exact: ": "정확한 탐색: ",
  "Fletcher–Reeves": "플레처–리브스",
  "Polak–Ribière+": "폴락–리비에르+",
  "(once, before the first pair)": "(한 번만, 첫 쌍을 반영하기 전)",
  "first step, or where ": "첫 스텝, 또는 ",
  " does not descend": "가 내리막이 아닐 때",
  "for ": "차례로 ",
  " in turn": "에 대해",
  " or ": " 또는 ",
  "or ": "또는 ",
  " for all ": ", 모든 ",

  // Where implementations disagree
  "One step is one direction with its search. A call of torch's `step` makes up to 20 of them.":
    "한 스텝은 방향 하나와 그 탐색입니다. torch의 `step`을 한 번 부르면 이를 최대 20번 합니다.",
  "The history is 10 pairs; torch's default is 100, scipy's 10.": "기억하는 쌍은 10개입니다. torch의 기본값은 100, scipy는 10입니다.",
  "torch stops where the gradient is below 1e-7 or the change below 1e-9; here a run goes on until floating point ends it.":
    "torch는 기울기가 1e-7보다 작거나 변화가 1e-9보다 작으면 멈춥니다. 여기서는 부동소수점의 한계까지 계속합니다.",
  "Without a search every step after the first has length η, whatever it does to the loss (torch's default); with it, the strong Wolfe conditions hold.":
    "탐색을 쓰지 않으면 첫 스텝 뒤로는 손실이 어떻게 되든 스텝 길이가 η입니다(torch의 기본값). 탐색을 쓰면 강한 울프 조건을 만족합니다.",
  "Many programs that are called Newton search along the direction, or replace an indefinite Hessian by a positive definite one. This one does neither.":
    "뉴턴법이라 불리는 많은 프로그램은 그 방향으로 직선 탐색을 하거나, 부정부호 헤세 행렬을 양의 정부호 행렬로 바꿉니다. 여기서는 둘 다 하지 않습니다.",
  "It needs no learning rate only near a solution: far from a quadratic the full step may climb, and η < 1 or damping is needed.":
    "학습률이 필요 없는 것은 해 부근에서만입니다. 이차 함수와 크게 다른 곳에서는 온전한 스텝이 오르막일 수 있어 η < 1이나 감쇠가 필요합니다.",
  "Damping is added to H as it stands. On an indefinite Hessian a little of it can make matters worse: with an eigenvalue −2, a damping of 2 makes the matrix singular.":
    "감쇠는 H에 그대로 더합니다. 헤세 행렬이 부정부호이면 조금 더한 것이 오히려 나쁠 수 있습니다. 고윳값이 −2일 때 감쇠가 2이면 행렬이 특이해집니다.",
  "The paper works in a Krylov subspace and tries several dampings a step; here the whole spectrum is used and the damping is a knob.":
    "논문은 크릴로프 부분공간에서 계산하고 스텝마다 여러 감쇠를 시도합니다. 여기서는 스펙트럼 전체를 쓰고 감쇠는 설정으로 정합니다.",
  "Exactly on a saddle the gradient is 0 and it stays there, like every method that multiplies the gradient.":
    "정확히 안장점 위에서는 기울기가 0이라 그대로 머뭅니다. 기울기에 무언가를 곱하는 방법은 모두 그렇습니다.",
  "Scaling it to large networks remains hard: the eigenvectors of all negative curvatures are needed.":
    "큰 신경망에 쓰기는 여전히 어렵습니다. 음의 곡률을 갖는 고유벡터가 모두 필요하기 때문입니다.",
  "ARC (Cartis, Gould, Toint) writes σ/3 for M/6, adapts it by a gain ratio like a trust region, and may leave θ where it is. Here all trials belong to one step, as in Nesterov and Polyak.":
    "ARC(Cartis, Gould, Toint)는 M/6 대신 σ/3으로 쓰고, 신뢰 영역처럼 이득비로 조절하며, θ를 그대로 둘 수도 있습니다. 여기서는 Nesterov와 Polyak처럼 모든 시도가 한 스텝에 속합니다.",
  "Of the two directions of the lowest eigenvector, which are equally good where the gradient has no part in it, the one whose larger component is positive is taken.":
    "가장 작은 고윳값의 고유벡터는 두 방향이 있고, 기울기에 그 성분이 없으면 둘은 똑같이 좋습니다. 이때는 더 큰 성분이 양수인 쪽을 고릅니다.",
  "scipy (dogleg, trust-ncg = steihaug, trust-exact) accepts above 0.15 instead of 0.1; first and largest radius are the same, 1 and 1000.":
    "scipy(dogleg, trust-ncg = steihaug, trust-exact)는 0.1이 아니라 0.15보다 클 때 받아들입니다. 처음과 최대 반지름은 1과 1000으로 같습니다.",
  "scipy's trust-exact solves its subproblem to about a tenth; this one to rounding.":
    "scipy의 trust-exact는 부분 문제를 약 10분의 1 정밀도로 풉니다. 여기서는 반올림 오차까지 풉니다.",
  "The dogleg needs a positive definite Hessian and fails elsewhere, as scipy's does; others fall back to steepest descent.":
    "도그레그는 헤세 행렬이 양의 정부호여야 하며, 아니면 scipy처럼 실패합니다. 최속 하강으로 대신하는 구현도 있습니다.",
  "Each trial is a step here, a rejected one too; some programs count accepted steps only.":
    "여기서는 물린 시도까지 시도 하나하나가 스텝입니다. 받아들인 것만 세는 프로그램도 있습니다.",
  "The loss is Σ rᵢ² here, not ½Σ rᵢ²: gradient and Hessian double, the step is the same.":
    "여기서 손실은 ½Σ rᵢ²이 아니라 Σ rᵢ²입니다. 기울기와 헤세 행렬은 두 배가 되지만 스텝은 같습니다.",
  "Where JᵀJ is singular it fails; many programs take the shortest solution there, or go over to Levenberg–Marquardt.":
    "JᵀJ가 특이하면 실패합니다. 그럴 때 많은 프로그램은 가장 짧은 해를 택하거나 레벤버그–마쿼트법으로 넘어갑니다.",
  "Marquardt multiplied and divided λ by 10; Nielsen's rule changes it smoothly with the gain ratio.":
    "마쿼트는 λ에 10을 곱하거나 나누었습니다. 닐센의 규칙은 이득비에 따라 매끄럽게 바꿉니다.",
  "MINPACK (and scipy's lm) works with a trust region and finds λ from its radius.": "MINPACK(과 scipy의 lm)은 신뢰 영역을 쓰고 그 반지름에서 λ를 구합니다.",
  "Armijo's rule begins every step with the same first trial, as Armijo did; many programs begin with the last step's length, and then can never lengthen it, or double it first.":
    "아르미호 규칙은 원래대로 스텝마다 같은 길이부터 시도합니다. 많은 프로그램은 직전 스텝 길이에서 시작하므로 늘릴 수 없거나, 먼저 두 배로 늘립니다.",
  "Backtracking multiplies by a constant; Nocedal and Wright also interpolate. A constant is easier to follow on the map and costs a trial or two more.":
    "백트래킹에서는 상수를 곱합니다. Nocedal과 Wright는 보간도 합니다. 상수는 지도에서 따라가기 쉽지만 시도가 한두 번 늘어납니다.",
  "“Exact” means the first minimum along the ray that the bracket meets, not the lowest of all: that would be a global problem of its own.":
    "‘정확’은 구간을 좁혀 처음 만나는 반직선 위의 극소를 뜻하며, 가장 낮은 것을 뜻하지 않습니다. 그것은 그 자체로 전역 최적화 문제입니다.",
  "M is scaled to yᵀs/yᵀy before the first pair enters (Nocedal and Wright, 6.20); scipy leaves the identity.":
    "첫 쌍을 반영하기 전에 M의 크기를 yᵀs/yᵀy로 맞춥니다(Nocedal과 Wright, 6.20). scipy는 단위행렬 그대로 둡니다.",
  "The first trial of the first step has at most length 1 in θ, α = min(1, 1/‖g‖); scipy's has at most 1.01. Later steps begin with α = 1.":
    "첫 스텝의 첫 시도는 θ에서 길이가 1을 넘지 않습니다(α = min(1, 1/‖g‖)). scipy에서는 1.01까지입니다. 이후 스텝은 α = 1에서 시작합니다.",
  "A pair with yᵀs ≤ 0 is left out. Damped BFGS (Powell 1978) would bend y instead.": "yᵀs ≤ 0인 쌍은 버립니다. 감쇠 BFGS(Powell 1978)는 대신 y를 고칩니다.",
  "Polak–Ribière means PR+, which never goes backwards along the last direction; without the cut at 0 the method may cycle (Powell 1984).":
    "폴락–리비에르는 PR+를 뜻하며, 직전 방향을 거슬러 가지 않습니다. 0에서 자르지 않으면 같은 곳을 맴돌 수 있습니다(Powell 1984).",
  "scipy's CG demands a little more descent than a negative slope before it goes on; here, as in Nocedal and Wright, any direction that descends is followed.":
    "scipy의 CG는 경사가 음수인 것보다 조금 더 내려가기를 요구합니다. 여기서는 Nocedal과 Wright처럼 내려가는 방향이면 모두 따라갑니다.",
  "Some programs start anew every n steps. On surfaces in two dimensions that would be every second step, and hardly conjugate gradients any more.":
    "n 스텝마다 새로 시작하는 프로그램도 있습니다. 2차원 곡면에서는 두 스텝마다여서 켤레 기울기법이라 하기 어렵습니다.",
  "A step is a whole sweep, in the order of the coordinates, each search seeing what the one before it found (Gauss–Seidel). Searching all coordinates from the same point (Jacobi) would be another method, and so would a random or greedy order.":
    "한 스텝은 좌표 순서대로 모두 훑는 것이고, 각 탐색은 앞선 탐색의 결과를 씁니다(가우스–자이델). 모든 좌표를 같은 점에서 탐색하거나(야코비) 무작위 또는 탐욕적 순서로 하면 다른 방법이 됩니다.",
  "Along an axis with several minima the search takes the one it brackets first; a search for the lowest would jump over hills.":
    "한 축에 극소가 여럿이면 먼저 구간에 가둔 것을 택합니다. 가장 낮은 것을 찾으려면 언덕을 뛰어넘어야 합니다.",
  "At a kink it can stop where no coordinate alone goes down, though a diagonal step would: the end is then called converged, and no minimum is claimed.":
    "꺾인 곳에서는 대각선으로는 내려갈 수 있어도 좌표 하나로는 내려갈 수 없어 멈추기도 합니다. 이때 실행은 수렴으로 끝나지만 극소점이라는 뜻은 아닙니다.",
  "The first simplex lengthens each coordinate of the start by 5 %, or sets it to 0.00025 where it is 0 (scipy, MATLAB): how it begins depends on where the origin is. Others lay out a regular simplex of a given size.":
    "첫 심플렉스는 시작점의 좌표를 하나씩 5% 늘리고, 0이면 0.00025로 둡니다(scipy, MATLAB). 그래서 시작 모습이 원점의 위치에 따라 달라집니다. 정해진 크기의 정심플렉스로 시작하는 구현도 있습니다.",
  "The expansion is taken where it beats the reflection (Lagarias et al., scipy); in the paper of 1965 it only has to beat the best vertex.":
    "확장은 반사보다 나을 때 받아들입니다(Lagarias 외, scipy). 1965년 논문에서는 가장 좋은 꼭짓점보다 낫기만 하면 됩니다.",
  "The coefficients do not depend on the dimension; adaptive ones (Gao and Han 2012) help in many dimensions.":
    "계수는 차원과 무관합니다. 차원이 높을 때는 차원에 맞춘 계수(Gao와 Han 2012)가 도움이 됩니다.",
  "The method may stop at a point that is no minimum (McKinnon 1998): nothing in it looks at slopes.":
    "극소점이 아닌 곳에서 멈출 수도 있습니다(McKinnon 1998). 이 방법은 경사를 전혀 보지 않습니다.",
  "Only the better half of the samples shapes the covariance. The active variant, the default of pycma, also pushes it away from the worse half.":
    "표본 가운데 나은 절반만 공분산에 반영합니다. pycma의 기본인 능동형은 나쁜 절반에서 멀어지게도 합니다.",
  "The initial step size is the user's to choose, as in every implementation; it should be about a third of the distance in which the minimum is expected.":
    "처음 스텝 크기는 어느 구현에서나 사용자가 정합니다. 극소점이 있으리라 보는 거리의 3분의 1쯤이 알맞습니다.",
  "A sample without a finite loss is drawn again, up to ten times, then it ranks last (pycma does alike).":
    "손실이 유한하지 않은 표본은 열 번까지 다시 뽑고, 그래도 안 되면 맨 뒤로 보냅니다(pycma도 비슷합니다).",
  "The size of the cloud at the start is only the start: a branch that changes it later has no effect.":
    "처음 구름 크기는 시작할 때만 쓰입니다. 나중에 분기에서 바꾸어도 영향이 없습니다.",
  "The first step has t = 1 in both gains (Spall's k + 1 with k from 0); programs that start at t = 0 in the second divide by 0.":
    "첫 스텝은 두 수열 모두 t = 1입니다(Spall의 k + 1, k는 0부터). 두 번째에서 t = 0으로 시작하는 프로그램은 0으로 나누게 됩니다.",
  "a, c and A depend on the problem. Spall takes c near the noise of a loss, A near a tenth of all steps, and a so that the first steps are as long as wanted; the defaults here suit surfaces of size 1 to 10.":
    "a, c, A는 문제에 따라 달라집니다. Spall은 c를 손실의 잡음 정도로, A를 전체 스텝의 10분의 1쯤으로, a를 첫 스텝들이 원하는 길이가 되도록 정합니다. 여기의 기본값은 크기가 1에서 10인 곡면에 맞습니다.",
  "Every step is taken, also uphill; variants that block steps which raise the loss need a third evaluation.":
    "오르막이라도 모든 스텝을 내딛습니다. 손실이 커지는 스텝을 막는 변형은 손실을 한 번 더 구해야 합니다.",
};
