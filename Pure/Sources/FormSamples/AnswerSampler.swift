import FormSchema
import Kernel

/// Applicants invented from a seed: what they type into a form, in every spelling, with rows, other and unknown
/// answers.
///
/// The same seed gives the same samples. For tests, measurements and demonstrations.
public struct AnswerSampler {
  public let form: Form
  public let today: CivilDate
  /// How the search for accepted samples went so far.
  public private(set) var tally = Tally()
  private let goal: RepairGoal
  private var desk: SampleDesk

  /// What became of the samples that had to be accepted.
  public struct Tally: Sendable, Equatable {
    /// How many were asked for.
    public internal(set) var wanted = 0
    /// How many were found.
    public internal(set) var accepted = 0
    /// How many of these had nothing to mend when the last question was answered.
    public internal(set) var atFirst = 0
    /// How many answers were typed again.
    public internal(set) var repairs = 0
  }

  /// Samples are accepted when the form has nothing to mend and the rules let it be applied for.
  public init(_ definition: ProcedureDefinition, seed: UInt64, today: CivilDate) {
    self.init(definition.form, definition, seed, today)
  }

  /// Samples are accepted when the form has nothing to mend.
  public init(_ form: Form, seed: UInt64, today: CivilDate) {
    self.init(form, nil, seed, today)
  }

  private init(_ form: Form, _ definition: ProcedureDefinition?, _ seed: UInt64, _ today: CivilDate) {
    (self.form, self.today) = (form, today)
    goal = RepairGoal(form: form, definition: definition, today: today)
    desk = SampleDesk(
      typing: AnswerTyping(random: SeededRandom(seed: seed), today: today, hints: QuestionHints(form)))
  }

  /// A sample that is accepted: all is typed once, then whatever is wrong is typed again until nothing is.
  ///
  /// - Returns: `nil` when that did not succeed in ten attempts of a hundred repairs each.
  public mutating func accepted() -> AnswerSample? {
    tally.wanted += 1
    for attempt in 0..<10 {
      let live = LiveForm(form, today: today)
      desk.mistakes = 0
      desk.begin(live)
      for repair in 0...100 {
        let reading = live.reading
        if goal.isReached(reading) {
          tally.accepted += 1
          if attempt == 0, repair == 0 { tally.atFirst += 1 }
          return AnswerSample(typed: live.typed, reading: reading)
        }
        guard let place = goal.next(reading, &desk.typing.random) else { break }
        tally.repairs += 1
        desk.mend(place, live)
      }
    }
    return nil
  }

  /// A sample with mistakes of every kind in it, now and then without any.
  public mutating func anything() -> AnswerSample {
    let live = LiveForm(form, today: today)
    desk.mistakes = desk.typing.random.pick([0, 2, 10, 40])
    desk.begin(live)
    return AnswerSample(typed: live.typed, reading: live.reading)
  }
}
