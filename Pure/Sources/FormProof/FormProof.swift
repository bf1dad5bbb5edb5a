import FormSchema
import Kernel

/// Looks at a procedure before anybody fills it in: whether every question can be reached and answered, whether every
/// path ends in an application that is accepted, and whether the rules say something about each of them.
///
/// What it calls an error is proven for every answer there is, or shown by an example that the form has read; what
/// it could not prove it says so.
public enum FormProof {
  /// How much is looked at.
  public struct Options: Sendable {
    /// The most steps of work for one claim; fifty times as many for all claims together. Trying an answer is one step.
    public var steps: Int

    public init(steps: Int = 400_000) { self.steps = steps }

    public static let standard = Options()

    /// So many claims may take all the steps there are for one.
    private static let largeClaims = 50

    /// For all claims together: a procedure with very many open ones would never come to an end.
    var allSteps: Int { min(steps, Int.max / Self.largeClaims) * Self.largeClaims }
  }

  /// Everything found, in the order of the form.
  ///
  /// - Parameters:
  ///   - today: the day it is filled in; limits and conditions that speak of today are looked at on this day.
  ///   - changed: the questions that were changed, by their ids behind those of the groups they stand in; then only
  ///     that is looked at which depends on their answers, and not what is found without looking at answers: answers
  ///     nobody uses, sentences that are missing. `nil` for everything.
  /// - Complexity: exponential in the number of questions whose answers later rules look at together, and bounded by
  ///   ``Options/steps``. They are counted, and not timed: the same procedure has the same findings everywhere.
  public static func findings(
    of definition: ProcedureDefinition, on today: CivilDate, changed: Set<String>? = nil, options: Options = .standard
  ) -> [FormFinding] {
    let paths = QuestionPaths(definition)
    let order = QuestionOrder(paths, definition)
    let plain = changed == nil ? UnusedAnswers(definition).findings + MissingSentences(definition).findings : []
    guard order.loops.isEmpty else {
      return order.loops.map { loop in
        let part = paths.index(loop[0], in: "").map { paths.all[$0].part } ?? .application
        return FormFinding(.loop, .error, .question(loop[0]), part: part, others: loop)
      } + plain
    }
    let model = ProofModel(definition, paths, order, today: today, steps: options.allSteps)
    return Prover(model, steps: options.steps, changed: changed).findings() + plain
  }

  /// Whether the rules decide about every application that is accepted on this day: that each has a fee, that of each
  /// it is known whether one may apply, or who works on it. `false` also where that could not be proven.
  ///
  /// A table may leave out what the form lets nobody answer.
  /// - Complexity: bounded by ``Options/steps``.
  public static func decides(
    _ kind: DecisionKind, in definition: ProcedureDefinition, on day: CivilDate, options: Options = .standard
  ) -> Bool {
    let paths = QuestionPaths(definition)
    let order = QuestionOrder(paths, definition)
    guard kind != .attachments, order.loops.isEmpty else { return false }
    let model = ProofModel(definition, paths, order, today: day, steps: options.allSteps)
    return Prover(model, steps: options.steps).undecided(kind)?.isNever ?? false
  }
}
