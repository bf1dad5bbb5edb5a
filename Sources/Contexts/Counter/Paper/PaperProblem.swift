import Kernel

/// What can stand against printing a form, or looking at one that came in.
enum PaperProblem: Problem, Equatable {
  case formNotFound
  case scanNotFound

  var code: String {
    switch self {
    case .formNotFound: "counter.form-not-found"
    case .scanNotFound: "counter.scan-not-found"
    }
  }
  var kind: ProblemKind { .missing }
}
