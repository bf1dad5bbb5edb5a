import Hummingbird
import Kernel

/// Lets the files of one form in: only behind the form's own guard, and only so much an hour from one network address.
///
/// Both are asked before a byte is written. What a form leaves on the disk rests for up to two days when its handler
/// refuses it (no draft, no case, a rule): it is not removed at once, because files are named by their content. Another
/// form with the same bytes may have been taken at the same moment, and then this one's file is that one's file, however
/// it is looked at. ``FileCollection`` sorts that out with the database in hand.
struct UploadIntake: Sendable {
  /// 1 GB: some 250 photos of a telephone, for a shelter or an office where many apply over one connection. Who sends
  /// without end fills some 50 GB before the first of it is collected, two days later.
  static let bytesPerClient = AttemptLimit("upload-bytes", most: 1_000_000_000, windowSeconds: 3600)
  /// What is counted at a time when nobody has said how long the form is.
  static let portion = 5_000_000

  private let context: AppContext
  /// Bytes of the whole form, as its header says; a body that is longer never gets here.
  private let declared: Int?
  private var bytes = 0
  private var counted = 0

  init(_ request: Request, _ context: AppContext) {
    self.context = context
    declared = request.headers[.contentLength].flatMap { Int($0) }
  }

  /// Asked with every piece of a file, before it is kept.
  ///
  /// - Parameter token: what the form's guard field held; empty when it has not arrived. Our forms send it first.
  /// - Throws: ``WebProblem/formExpired``, ``WebProblem/tooMuchUploaded(minutes:)``
  mutating func admit(_ more: Int, token: String) async throws {
    guard context.isOwnForm(token: token) else { throw WebProblem.formExpired }
    bytes += more
    // An officer is known by name, and a whole town hall sends the papers of its counters from one address.
    guard context.officerIfPresent == nil, bytes > counted else { return }
    // The whole form at once and beforehand, so that many that arrive side by side are counted together.
    let next = max(bytes - counted, counted == 0 ? declared ?? Self.portion : Self.portion)
    try await count(next)
    counted += next
  }

  func begin() throws -> SealedFileWriter { try context.town.files.begin() }

  private func count(_ bytes: Int) async throws {
    let town = context.town
    do {
      try await Attempt([(Self.bytesPerClient, context.clientCode)], weight: bytes, at: town.world.now)
        .count(in: town.database)
    } catch WebProblem.tooManyAttempts(let minutes) {
      throw WebProblem.tooMuchUploaded(minutes: minutes)
    }
  }
}
