import FormSchema
import Kernel

/// An application nobody hands in: for whoever makes a procedure and wants to see it in a channel.
///
/// It belongs to no version and nothing of it is kept.
public struct TriedApplication: Sendable {
  public let definition: ProcedureDefinition
  /// What one of its examples answers; nothing for the procedure as it is before anybody begins.
  public let typed: TypedAnswers
  /// What the officer of that example answers; nothing where the example is not decided.
  public let decided: TypedAnswers
  /// The day it is applied for.
  public let day: CivilDate

  public init(
    _ definition: ProcedureDefinition, typed: TypedAnswers = TypedAnswers(), decided: TypedAnswers = TypedAnswers(),
    on day: CivilDate
  ) {
    (self.definition, self.typed, self.decided, self.day) = (definition, typed, decided, day)
  }

  /// Whether nobody has answered anything.
  public var isEmpty: Bool { typed.fields.isEmpty }

  /// Its procedure as if it were published, without a number, under a version that no procedure has.
  public var published: PublishedProcedure {
    guard let none = ProcedureVersionID(String(repeating: "0", count: 64)) else {
      preconditionFailure("sixty-four digits are a version")
    }
    return PublishedProcedure(version: none, number: 0, definition: definition)
  }
}

/// As what a paper is drawn to be looked at.
public enum TriedShape: Sendable {
  case pdf
  /// Its first page, as PNG.
  case picture
}
