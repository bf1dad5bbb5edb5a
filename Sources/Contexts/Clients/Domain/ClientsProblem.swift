import Kernel

/// What can stand against registering a program, or against one of its calls.
public enum ClientsProblem: Problem, Equatable, CaseIterable {
  case notFound
  /// Another program has this name.
  case nameTaken
  /// It was revoked, which is for ever.
  case revoked

  /// The address does not answer to the method.
  case wrongMethod
  case tokenMissing, tokenUnreadable, tokenUnknown, tokenExpired, tokenRevoked
  case tooManyCalls
  case procedureNotAllowed, procedureNotFound, procedureClosed
  case wrongMediaType, bodyTooLarge, bodyUnreadable
  case keyMissing, keyUnreadable
  /// The key came before with another body.
  case keyReused
  case answersRefused, notEligible
  case applicationNotFound, paperNotFound
  /// Nothing is asked to be put right, or it was answered already.
  case correctionNotAsked
  /// It is decided or withdrawn.
  case applicationClosed
  /// The paper proves nothing any more.
  case paperRevoked

  public var code: String {
    switch self {
    case .notFound: "clients.not-found"
    case .nameTaken: "clients.name-taken"
    case .revoked: "clients.revoked-already"
    case .wrongMethod: "clients.wrong-method"
    case .tokenMissing: "clients.token-missing"
    case .tokenUnreadable: "clients.token-unreadable"
    case .tokenUnknown: "clients.token-unknown"
    case .tokenExpired: "clients.token-expired"
    case .tokenRevoked: "clients.token-revoked"
    case .tooManyCalls: "clients.too-many-calls"
    case .procedureNotAllowed: "clients.procedure-not-allowed"
    case .procedureNotFound: "clients.procedure-not-found"
    case .procedureClosed: "clients.procedure-closed"
    case .wrongMediaType: "clients.wrong-media-type"
    case .bodyTooLarge: "clients.body-too-large"
    case .bodyUnreadable: "clients.body-unreadable"
    case .keyMissing: "clients.key-missing"
    case .keyUnreadable: "clients.key-unreadable"
    case .keyReused: "clients.key-reused"
    case .answersRefused: "clients.answers-refused"
    case .notEligible: "clients.not-eligible"
    case .applicationNotFound: "clients.application-not-found"
    case .paperNotFound: "clients.paper-not-found"
    case .correctionNotAsked: "clients.correction-not-asked"
    case .applicationClosed: "clients.application-closed"
    case .paperRevoked: "clients.paper-revoked"
    }
  }

  public var kind: ProblemKind {
    switch self {
    case .notFound, .procedureNotFound, .applicationNotFound, .paperNotFound: .missing
    case .nameTaken, .revoked, .keyReused, .correctionNotAsked, .applicationClosed: .conflict
    case .tokenMissing, .tokenUnreadable, .tokenUnknown, .tokenExpired, .tokenRevoked: .unauthenticated
    case .tooManyCalls: .tooMany
    case .procedureNotAllowed: .forbidden
    case .procedureClosed, .paperRevoked: .expired
    case .wrongMethod, .bodyUnreadable, .keyMissing, .keyUnreadable: .malformed
    case .wrongMediaType: .unsupportedMedia
    case .bodyTooLarge: .tooLarge
    case .answersRefused, .notEligible: .invalid
    }
  }

  public var details: [String: String] {
    switch self {
    case .bodyTooLarge: ["megabytes": "\(CallBody.mostBytes / 1_000_000)"]
    default: [:]
    }
  }

  /// Those that a call can end with; the others are for officers' pages and commands.
  static var ofCalls: [ClientsProblem] { allCases.filter { ![.notFound, .nameTaken, .revoked].contains($0) } }
}
