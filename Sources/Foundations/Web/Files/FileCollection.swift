import Kernel
import Storage
import Vault

/// Finds the files of a town that nobody names, and names that lead to no file.
///
/// **Why nothing is lost while people write.** A file is collected in two steps, a day apart, and each step begins with
/// a list of what is on the disk and then one snapshot of the whole database in which every declared column is read.
///
/// 1. A file that the snapshot does not name, and that nobody stored or held for a day, is *set aside*: renamed, still
///    readable under its name. An upload of the same bytes at this very moment makes a new file in the old place.
///    A transaction that writes the name of an earlier upload *holds* it first (``SealedFiles/hold(_:)``): that marks
///    it as new, or brings it back. If it was marked between our look at its age and the rename, it is set aside although
///    it is named: it stays readable, and the next step finds its name and brings it back.
/// 2. A day later a file that is still aside is removed, when a new snapshot does not name it either. A name that was
///    committed before that snapshot is in it. A name that is committed after it was held before it was committed, and
///    then the file is aside no longer and there is nothing to remove; or it was removed first, and then holding fails,
///    the transaction changes nothing, and the person is asked to attach the file again. That takes a request that was
///    under way for more than a day.
///
/// The list comes before the snapshot, so that a file that arrives between the two is not looked at. A name that moves
/// between tables (a draft becomes a case) stands in one of them in every snapshot. A backup copies the database first
/// and files afterwards: what its database names is in place or aside for a day.
/// When one value cannot be opened nobody knows what it names: then nothing is collected at all.
public struct FileCollection: Sendable {
  /// Files younger than this, and files that are aside for less, stay.
  public static let restSeconds = 86_400

  let town: Town
  let references: [FileReference]

  /// - Parameter references: of every feature of the town.
  public init(town: Town, references: [FileReference]) { (self.town, self.references) = (town, references) }

  /// What is on the disk and in the database.
  /// - Throws: ``VaultProblem`` when a value cannot be opened.
  public func look() async throws -> FileFindings {
    let (inPlace, aside) = (try town.files.namesInPlace(), try town.files.namesAside())
    let named = try await names()
    let onDisk = Set(inPlace).union(aside)
    let now = town.world.now
    return FileFindings(
      missing: named.certain.filter { !onDisk.contains($0.key) && !isThere($0.key) }
        .map { FileFindings.Missing(name: $0.key, column: $0.value) }.sorted { $0.name < $1.name },
      unnamed: inPlace.filter { !named.all.contains($0) }.compactMap { unnamed($0, isAside: false, now) }
        + aside.filter { !named.all.contains($0) }.compactMap { unnamed($0, isAside: true, now) },
      namedAside: aside.filter(named.all.contains))
  }

  /// Sets aside and removes what has rested long enough, brings back what is named again.
  public func collect() async throws -> CollectedFiles { try collect(await look()) }

  /// The second half of a collection: much may have happened since `found` was seen.
  func collect(_ found: FileFindings) throws -> CollectedFiles {
    var done = CollectedFiles()
    for name in found.namedAside where town.files.bringBack(name) { done.broughtBack += 1 }
    for file in found.unnamed where file.isRested {
      // Its age once more: the look took a while.
      guard unnamed(file.name, isAside: file.isAside, town.world.now)?.isRested == true else { continue }
      if file.isAside {
        if town.files.removeAside(file.name) { done.removed += 1 }
      } else if try town.files.setAside(file.name) {
        done.setAside += 1
      }
    }
    done.cutOff = try town.files.removeCutOff()
    return done
  }

  private func unnamed(_ name: String, isAside: Bool, _ now: Instant) -> FileFindings.Unnamed? {
    guard let url = isAside ? town.files.aside(of: name) : try? town.files.place(of: name),
      let standing = town.files.standing(url)
    else { return nil }
    return FileFindings.Unnamed(
      name: name, bytes: standing.bytes, since: standing.since, isAside: isAside,
      isRested: now.seconds(since: standing.since) >= Self.restSeconds)
  }

  /// Whether a file has come since the list was made.
  private func isThere(_ name: String) -> Bool {
    guard let url = try? town.files.url(name) else { return false }
    return town.files.standing(url) != nil
  }

  /// What the database names, in one snapshot: everything that looks like a name, and names for certain with a column
  /// they stand in.
  private func names() async throws -> (all: Set<String>, certain: [String: String]) {
    let (references, vault) = (references, town.vault)
    return try await town.database.read { tx in
      var all: Set<String> = []
      var certain: [String: String] = [:]
      for reference in references {
        try reference.forEachValue(vault, in: tx) { value in
          let mentioned = FileNames.mentioned(in: value)
          all.formUnion(mentioned)
          for name in reference.certain(mentioned, vault) { certain[name] = reference.name }
        }
      }
      return (all, certain)
    }
  }
}

/// What does not fit between a town's disk and its database.
public struct FileFindings: Sendable, Equatable {
  /// A name without its file.
  public struct Missing: Sendable, Equatable {
    public let name: String
    /// A column it stands in: `cases_document.file_name`.
    public let column: String
  }

  /// A file without its name.
  public struct Unnamed: Sendable, Equatable {
    public let name: String
    public let bytes: Int
    /// When it was stored, held or set aside.
    public let since: Instant
    public let isAside: Bool
    /// Whether the next collection takes it.
    public let isRested: Bool
  }

  /// By name.
  public let missing: [Missing]
  public let unnamed: [Unnamed]
  /// Files that are aside and named again.
  public let namedAside: [String]
}

/// How many files a collection moved.
public struct CollectedFiles: Sendable, Equatable {
  public internal(set) var setAside = 0
  public internal(set) var removed = 0
  public internal(set) var broughtBack = 0
  /// Uploads that a crash had cut off.
  public internal(set) var cutOff = 0

  public init() {}
}
