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
    places: [String: [ScriptAddress]] = [:]
  ) {
    self.definition = definition
    self.texts = texts
    self.manner = manner
    self.today = today
    self.places = places
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
      moment.prompts.first { $0.id == turn.step }.map { prompt in
        ScriptLine(
          step: prompt.id, told: prompt.told, words: ask(prompt), answer: turn.isSkipped
            ? texts["dialogue.skipped"] : answer(to: prompt, typed))
      }
    }
  }

  /// How far the conversation is: steps behind, and all there are as the answers stand now.
  public func progress(_ place: ScriptPlace, _ typed: TypedAnswers) -> (behind: Int, all: Int) {
    let moment = Moment(self, place, typed)
    return (moment.prompts.count { place.isSettled($0.id) }, moment.prompts.count)
  }

  /// Goes on where somebody began in another channel: what was typed there and needs no mending counts as answered.
  public func resumed(_ place: ScriptPlace, _ typed: TypedAnswers) -> ScriptPlace {
    var place = place
    // Answers let more parts and rows appear; each round settles what the one before let appear.
    while true {
      let moment = Moment(self, place, typed)
      let new = moment.prompts.filter { !place.isSettled($0.id) && moment.isAnswered($0) }
      if new.isEmpty { return place }
      for prompt in new { place.settle(prompt.id) }
    }
  }
}

/// Something that was said, and what was answered to it.
public struct ScriptLine: Sendable, Equatable {
  /// The id of the ``ScriptStep``.
  public let step: String
  public let told: [String]
  public let words: String
  public let answer: String
}
