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
  /// - Complexity: a reading of the whole form, and one more.
  public func step(_ place: ScriptPlace, _ typed: TypedAnswers) -> ScriptStep {
    let moment = Moment(self, place, typed)
    if place.stage == .stopped { return stopped() }
    if let (prompt, problem) = moment.next { return step(prompt, problem, moment) }
    return closing(moment)
  }

  /// What was said and answered so far, in the order of the talk.
  public func log(_ place: ScriptPlace, _ typed: TypedAnswers) -> [ScriptLine] {
    let moment = Moment(self, place, typed)
    return place.turns.compactMap { turn in
      moment.prompts.first { $0.id == turn.step }.flatMap { prompt in
        // The answer itself stands there.
        switch prompt.form {
        case .proposal, .again: return nil
        default: break
        }
        return ScriptLine(
          step: prompt.id, part: prompt.section, told: prompt.told, words: ask(prompt), label: label(prompt),
          answer: turn.isSkipped ? texts["dialogue.skipped"] : answer(to: prompt, typed))
      }
    }
  }


  /// How far the conversation is: steps behind, and all there are as the answers stand now.
  public func progress(_ place: ScriptPlace, _ typed: TypedAnswers) -> (behind: Int, all: Int) {
    let moment = Moment(self, place, typed)
    return (moment.prompts.count { place.isSettled($0.id) }, moment.prompts.count)
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
    settled(place, typed) { _ in true }
  }

  /// Every step is behind that has an answer and belongs to these.
  func settled(_ place: ScriptPlace, _ typed: TypedAnswers, where isOne: (Prompt) -> Bool) -> ScriptPlace {
    var place = place
    // Answers let more parts and rows appear; each round settles what the one before let appear.
    while true {
      let moment = Moment(self, place, typed)
      let left = moment.prompts.filter { isOne($0) && !place.isSettled($0.id) }
      let new = left.filter(moment.isAnswered)
      let empty = new.isEmpty ? left.filter { moment.isLeftEmpty($0) && canBeSkipped($0, moment) } : []
      if new.isEmpty, empty.isEmpty { return place }
      for prompt in new { place.settle(prompt.id) }
      for prompt in empty { place.settle(prompt.id, isSkipped: true) }
    }
  }
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
