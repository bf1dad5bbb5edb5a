import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Web

/// One edit of a draft in words.
struct EditStory: Sendable {
  let kept: KeptEdit
  let who: String
  /// What changed, as a clerk would say it.
  let sentences: [String]
  /// Whether another edit has undone it, and stands itself.
  let isUndone: Bool
}

/// The edits of a draft, the newest first, some of them at a time.
struct EditStories: Sendable {
  static let pageSize = 25
  /// So far back one can look.
  static let most = DraftDesk.mostUndone

  let stories: [EditStory]
  let page: Int
  let pageCount: Int

  /// Walks back from the draft as it is, undoing one edit after the other.
  ///
  /// - Parameter edits: the newest first.
  /// - Complexity: linear in the edits up to the page, and in the files that those of the page touch.
  init(_ edits: [KeptEdit], of folder: DraftFolder, page: Int, names: [String: String], _ texts: Texts) {
    pageCount = max(1, (edits.count + Self.pageSize - 1) / Self.pageSize)
    self.page = min(max(1, page), pageCount)
    let undone = KeptEdit.undone(edits)
    let shown = (self.page - 1) * Self.pageSize..<min(self.page * Self.pageSize, edits.count)
    var folder = folder, stories: [EditStory] = []
    for (place, kept) in edits.enumerated() where place < shown.upperBound {
      let after = folder
      // What was kept with an edit undoes it; were it otherwise, the words would be missing and nothing else.
      guard (try? folder.apply(kept.inverse)) != nil else { break }
      guard shown.contains(place) else { continue }
      stories.append(
        EditStory(
          kept: kept, who: texts.name(of: kept.officer, names),
          sentences: Self.sentences(from: folder, to: after, of: kept.edit, texts.officerLanguage),
          isUndone: undone.contains(kept.revision)))
    }
    self.stories = stories
  }

  /// Looks at the files only that an edit touches.
  private static func sentences(
    from old: DraftFolder, to new: DraftFolder, of edit: DraftEdit, _ language: Language
  ) -> [String] {
    let files = Set(edit.paths.map(\.file))
    func part(_ folder: DraftFolder) -> DraftFolder { DraftFolder(folder.files.filter { files.contains($0.key) }) }
    return DraftDifference(from: part(old), to: part(new)).sentences(in: language)
  }
}
