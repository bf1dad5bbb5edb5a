import Kernel

/// What the applicant is told, and when.
public struct MessageTemplate: Sendable, Equatable {
  public var moment: MessageMoment
  public var subject: SentenceTemplate
  public var body: SentenceTemplate

  public init(moment: MessageMoment, subject: SentenceTemplate, body: SentenceTemplate) {
    self.moment = moment
    self.subject = subject
    self.body = body
  }

  /// The message with its values.
  /// - Throws: ``UnknownPlaceholder``
  public func filled(_ source: PlaceholderSource) throws(UnknownPlaceholder) -> FilledMessage {
    FilledMessage(subject: try subject.filled(source), body: try body.filled(source))
  }
}

/// The step of a case that a message tells of.
public enum MessageMoment: String, Sendable, CaseIterable {
  case received, returned, granted, refused, withdrawn, ready

  /// These are always told.
  public var isRequired: Bool { [.received, .returned, .granted, .refused].contains(self) }
}

/// A message ready to be sent.
public struct FilledMessage: Sendable, Equatable {
  public let subject: String
  public let body: String
}

extension ProcedureDefinition {
  /// Whether it has a message for this step.
  public func tells(_ moment: MessageMoment) -> Bool { messages.contains { $0.moment == moment } }

  /// The message of a step in the reader's language, in Japanese where it is not translated;
  /// `nil` when nothing is told at this step.
  public func message(_ moment: MessageMoment, in language: Language) -> MessageTemplate? {
    guard let message = messages.first(where: { $0.moment == moment }) else { return nil }
    let words = words(in: language)
    let key = "message.\(moment.rawValue)"
    return MessageTemplate(
      moment: moment, subject: SentenceTemplate(words.sentence("\(key).subject", message.subject.source)),
      body: SentenceTemplate(words.sentence("\(key).body", message.body.source)))
  }
}
