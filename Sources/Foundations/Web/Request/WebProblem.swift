import Kernel

/// What can be wrong with a request before any context sees it.
public enum WebProblem: Problem, Equatable {
  case pageNotFound
  case townNotFound
  /// The form was opened before the session ended, or does not come from our page.
  case formExpired
  /// Not the encoding, the shape or the characters a form of ours sends.
  case unreadableForm
  case formTooLarge(megabytes: Int)
  case tooManyFiles(most: Int)
  case unsupportedForm
  case signInNeeded(returnTo: String)
  /// A page for signed-in residents.
  case residentSignInNeeded(returnTo: String)
  case notAllowed
  case tooManyAttempts(minutes: Int)
  /// More bytes in files than one network address may send in an hour.
  case tooMuchUploaded(minutes: Int)
  case uploadFailed
  /// A file that was attached before is not there any more.
  case attachmentGone

  public var code: String {
    switch self {
    case .pageNotFound: "web.page-not-found"
    case .townNotFound: "web.town-not-found"
    case .formExpired: "web.form-expired"
    case .unreadableForm: "web.unreadable-form"
    case .formTooLarge: "web.form-too-large"
    case .tooManyFiles: "web.too-many-files"
    case .unsupportedForm: "web.unsupported-form"
    case .signInNeeded: "web.sign-in-needed"
    case .residentSignInNeeded: "web.resident-sign-in-needed"
    case .notAllowed: "web.not-allowed"
    case .tooManyAttempts: "web.too-many-attempts"
    case .tooMuchUploaded: "web.too-much-uploaded"
    case .uploadFailed: "web.upload-failed"
    case .attachmentGone: "web.attachment-gone"
    }
  }

  public var kind: ProblemKind {
    switch self {
    case .pageNotFound, .townNotFound: .missing
    case .formExpired, .notAllowed: .forbidden
    case .unreadableForm: .malformed
    case .formTooLarge, .tooManyFiles: .tooLarge
    case .unsupportedForm: .unsupportedMedia
    case .signInNeeded, .residentSignInNeeded: .unauthenticated
    case .tooManyAttempts, .tooMuchUploaded: .tooMany
    case .attachmentGone: .expired
    case .uploadFailed: .unavailable
    }
  }

  public var details: [String: String] {
    switch self {
    case .formTooLarge(let megabytes): ["megabytes": "\(megabytes)"]
    case .tooManyFiles(let most): ["most": "\(most)"]
    case .tooManyAttempts(let minutes), .tooMuchUploaded(let minutes): ["minutes": "\(minutes)"]
    default: [:]
    }
  }
}
