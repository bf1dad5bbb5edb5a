import Kernel
import ProcedureDraft
import Storage
import Synchronization
import Web

/// The folders of the drafts that are being worked on, kept as they were last seen.
///
/// A revision of a draft never changes, so what is kept is right; what other processes did since is read behind it.
/// Folders that nobody asked for longest leave first.
final class DraftShelf: Sendable {
  private struct Kept {
    var folder: DraftFolder
    var revision: Int
    var asked: Int
  }

  private let kept = Mutex<(drafts: [ID<Draft>: Kept], count: Int)>(([:], 0))
  /// So many folders are kept.
  static let most = 16

  /// The folder of a draft at its revision.
  /// - Complexity: linear in the edits since it was last asked for; the first time, in the folder.
  func folder(of draft: Draft, in tx: any Transaction) throws -> DraftFolder {
    if let found = lookUp(draft.id), found.revision <= draft.revision {
      return try advanced(found.folder, from: found.revision, to: draft, in: tx)
    }
    let snapshot = try EditStore.snapshot(of: draft.id, in: tx)
    return try advanced(snapshot.folder, from: snapshot.revision, to: draft, in: tx)
  }

  /// Keeps a folder for the next time. Only what is committed may be kept.
  func keep(_ opened: OpenDraft) {
    let (draft, folder) = (opened.draft, opened.folder)
    kept.withLock { shelf in
      shelf.count += 1
      guard (shelf.drafts[draft.id]?.revision ?? -1) <= draft.revision else { return }
      shelf.drafts[draft.id] = Kept(folder: folder, revision: draft.revision, asked: shelf.count)
      guard shelf.drafts.count > Self.most, let oldest = shelf.drafts.min(by: { $0.value.asked < $1.value.asked })
      else { return }
      shelf.drafts[oldest.key] = nil
    }
  }

  private func lookUp(_ id: ID<Draft>) -> (folder: DraftFolder, revision: Int)? {
    kept.withLock { shelf in
      shelf.count += 1
      shelf.drafts[id]?.asked = shelf.count
      return shelf.drafts[id].map { ($0.folder, $0.revision) }
    }
  }

  private func advanced(
    _ folder: DraftFolder, from revision: Int, to draft: Draft, in tx: any Transaction
  ) throws -> DraftFolder {
    guard revision < draft.revision else { return folder }
    var folder = folder
    for kept in try EditStore.list(of: draft.id, after: revision, in: tx) where kept.revision <= draft.revision {
      try folder.apply(kept.edit)
    }
    return folder
  }
}
