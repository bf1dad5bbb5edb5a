import Kernel

/// What can stand against printing a form.
enum PaperProblem: Problem, Equatable {
  case formNotFound

  var code: String { "counter.form-not-found" }
  var kind: ProblemKind { .missing }
}
