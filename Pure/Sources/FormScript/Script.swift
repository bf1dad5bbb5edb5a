import FormSchema
import Kernel

/// A form as a conversation: one question at a time, in any channel that carries words.
///
/// It holds no state: what is asked follows from the form, from what was typed so far and from a ``ScriptPlace``. What
/// is answered becomes ``FormSchema/TypedAnswers`` as a page of the form would send them, so an application by talk has
/// the same record as any other.
public struct Script: Sendable {
  public let definition: ProcedureDefinition
  public let words: ProcedureWords
  public let texts: Texts
  public let manner: Manner
  public let today: CivilDate
  /// The places of the postal codes that were said, by their seven digits. Where there are none, the place is asked in
  /// parts.
  public let places: [String: [ScriptAddress]]
  /// What is known of the person's answers before they are asked for, and where from. It is told, and taken over by a
  /// yes.
  public let known: PrefillProposal
  /// The questions somebody filled in from elsewhere, and where from: each is asked once whether it is right.
  public let unconfirmed: [String: PrefillOrigin]

  /// How words reach the other side.
  public enum Manner: Sendable, Equatable {
    /// To be read.
    case written
    /// To be read aloud.
    case spoken
  }

  /// - Parameters:
  ///   - texts: the sentences `dialogue.…` and `procedures.…`, in the language that is talked in.
  ///   - today: the day it is applied for.
  public init(
    _ definition: ProcedureDefinition, texts: Texts, manner: Manner = .written, today: CivilDate,
    places: [String: [ScriptAddress]] = [:], known: PrefillProposal = PrefillProposal(),
    unconfirmed: [String: PrefillOrigin] = [:]
  ) {
    self.definition = definition
    self.texts = texts
    self.manner = manner
    self.today = today
    self.places = places
    self.known = known
    self.unconfirmed = unconfirmed
    words = definition.words(in: texts.language)
  }

  /// What is said next.
  /// - Complexity: a reading of the whole form.
  public func step(_ place: ScriptPlace, _ typed: TypedAnswers) -> ScriptStep { step(Moment(self, place, typed)) }

  /// The whole conversation as it stands.
  /// - Complexity: a reading of the whole form.
  public func view(_ place: ScriptPlace, _ typed: TypedAnswers) -> ScriptView {
    let moment = Moment(self, place, typed)
    return ScriptView(
      step: step(moment), log: log(moment), behind: moment.prompts.count(where: moment.isSettled),
      all: moment.prompts.count)
  }

  private func step(_ moment: Moment) -> ScriptStep {
    if moment.place.stage == .stopped { return stopped() }
    if let (prompt, problem) = moment.next { return step(prompt, problem, moment) }
    return closing(moment)
  }

  private func log(_ moment: Moment) -> [ScriptLine] {
    let prompts = Dictionary(moment.prompts.map { ($0.id, $0) }) { first, _ in first }
    return moment.place.turns.compactMap { turn in
      prompts[turn.step].flatMap { prompt in
        // The answer itself stands there.
        switch prompt.form {
        case .proposal, .again: return nil
        default: break
        }
        return ScriptLine(
          step: prompt.id, part: prompt.section, told: prompt.told, words: ask(prompt), label: label(prompt),
          answer: turn.isSkipped ? texts["dialogue.skipped"] : answer(to: prompt, moment.typed))
      }
    }
  }

  /// Whether what is known of the person could answer what is asked now.
  public func asksForKnown(_ place: ScriptPlace, _ typed: TypedAnswers) -> Bool {
    guard place.stage != .stopped, let prompt = Moment(self, place, typed).next?.prompt, prompt.path.isEmpty else {
      return false
    }
    let question = prompt.question
    return (question.role != nil || question.prefill != nil) && !question.isTouched(in: typed)
      && !place.isBegun(question.id)
  }

  /// Goes on where somebody began in another channel: what was typed there and needs no mending counts as answered, and
  /// what was left empty there and may be, as passed over.
  public func resumed(_ place: ScriptPlace, _ typed: TypedAnswers) -> ScriptPlace {
    settled(Moment(self, place, typed)) { _ in true }
  }

  /// Every step is behind that has an answer and belongs to these.
  func settled(_ moment: Moment, where isOne: (Prompt) -> Bool) -> ScriptPlace {
    var moment = moment, place = moment.place
    // Answers let more parts and rows appear; each round settles what the one before let appear.
    while true {
      let left = moment.prompts.filter { isOne($0) && !place.isSettled($0.id) }
      let new = left.filter(moment.isAnswered)
      let empty = new.isEmpty ? left.filter { moment.isLeftEmpty($0) && canBeSkipped($0, moment) } : []
      if new.isEmpty, empty.isEmpty { return place }
      for prompt in new { place.settle(prompt.id) }
      for prompt in empty { place.settle(prompt.id, isSkipped: true) }
      moment = moment.now(at: place, moment.typed)
    }
  }
}

/// A conversation as it stands: what is said next, and what was said before.
public struct ScriptView: Sendable, Equatable {
  public let step: ScriptStep
  /// What was said and answered so far, in the order of the talk.
  public let log: [ScriptLine]
  /// How many steps are behind.
  public let behind: Int
  /// How many there are as the answers stand now.
  public let all: Int
}

/// Something that was said, and what was answered to it.
public struct ScriptLine: Sendable, Equatable {
  /// The id of the ``ScriptStep``.
  public let step: String
  /// The title of the form's part it belongs to; `nil` where the form has one part only.
  public let part: String?
  public let told: [String]
  public let words: String
  /// What it was about.
  public let label: String
  public let answer: String
}
