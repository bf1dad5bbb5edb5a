/// What went wrong, in words for the person who can act on it. Thrown inside, shown once at the edge.
public protocol Problem: Error, Sendable {
  /// Stable, dotted, never translated: `cases.already-decided`. Logged, tested, used in API replies.
  ///
  /// It is also the key of the advice in the text catalogue: `problem.cases.already-decided`,
  /// one or two sentences: what happened and what to do next.
  var code: String { get }
  var kind: ProblemKind { get }
  /// Values for the `{placeholders}` of the advice. Never personal data.
  var details: [String: String] { get }
}

extension Problem {
  public var details: [String: String] { [:] }
}

/// How the edge answers: each kind has one HTTP status.
public enum ProblemKind: Sendable, Equatable {
  /// 400: the request itself cannot be understood.
  case malformed
  /// 401: sign in first.
  case unauthenticated
  /// 403: signed in, and not allowed.
  case forbidden
  /// 404
  case missing
  /// 409: the world moved on, or someone else was first.
  case conflict
  /// 410: it was here, and its time is over.
  case expired
  /// 413
  case tooLarge
  /// 415
  case unsupportedMedia
  /// 422: understood, and some answers need mending.
  case invalid
  /// 429
  case tooMany
  /// 503: try again later.
  case unavailable
}
