import DesignSystem
import HTMLKit
import Kernel
import ProcedureDraft
import Web

/// Where a translated sheet is handed in.
func wordsUploadPage(_ reading: DraftReading, error: String? = nil, guard formGuard: FormGuard) -> Page {
  let texts = reading.texts
  return draftPage(
    texts["builder.staff.words.up.title"], reading.open, texts, errors: error.map { [FieldError("sheet", $0)] } ?? [],
    crumbs: [.init(texts["builder.staff.words.title"], href: reading.address.page("words"))]
  ) { h in
    h.p(texts["builder.staff.words.up.lead"])
    h.postForm(to: reading.address.page("words/upload"), guard: formGuard, carriesFiles: true) { h in
      h.fileField(
        FileField(
          FieldFrame("sheet", label: texts["builder.staff.words.up.file"], error: error), kinds: "XLSX・CSV",
          accept: ".xlsx,.csv"), texts)
      h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.words.up.look"])) }
    }
  }
}

/// What a sheet would change, before anything is taken.
func wordsChangesPage(_ changes: WordsChanges, _ reading: DraftReading, guard formGuard: FormGuard) -> Page {
  let texts = reading.texts
  return draftPage(
    texts["builder.staff.words.changes.title"], reading.open, texts,
    crumbs: [.init(texts["builder.staff.words.title"], href: reading.address.page("words"))], isWide: true
  ) { h in
    if !changes.unknown.isEmpty {
      h.callout(
        Callout(.caution, title: texts["builder.staff.words.changes.unknown", ["n": "\(changes.unknown.count)"]]) { h in
          h.p(texts["builder.staff.words.changes.unknown.text"])
          h.p { h in h.plainText(changes.unknown.prefix(20).joined(separator: "、")) }
        })
    }
    guard let edit = changes.edit(of: reading.folder) else {
      h.p(texts["builder.staff.words.changes.none"])
      h.p { h in h.a(["href": reading.address.page("words")], texts["builder.staff.back"]) }
      return
    }
    h.p(texts["builder.staff.words.changes.lead", ["n": "\(changes.changes.count)"]])
    h.changesTable(changes, texts)
    h.postForm(to: reading.address.page("words/changes"), guard: formGuard, carriesFiles: true) { h in
      h.hiddenFields([HiddenField("edit", edit.json.fieldText), HiddenField("n", "\(changes.changes.count)")])
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.words.changes.take", ["n": "\(changes.changes.count)"]]))
        h.actionLink(
          ActionLink(
            texts["builder.staff.words.changes.leave"], href: reading.address.page("words"), rank: .secondary))
      }
    }
  }
}

extension HTML {
  /// More than this nobody reads before saying yes.
  private static var mostShown: Int { 300 }

  fileprivate mutating func changesTable(_ changes: WordsChanges, _ texts: Texts) {
    let columns = ["place", "language", "before", "after"]
    dataTable(
      DataTable(
        id: "changes", caption: texts["builder.staff.words.changes.title"], isCaptionHidden: true,
        columns: columns.map { .init(texts["builder.staff.words.changes.\($0)"]) },
        rows: changes.changes.prefix(Self.mostShown).map { change in
          [
            .content { h in
              h.plainText(texts.name(of: change.sentence))
              guard change.translated != nil else { return }
              h.text(" ")
              h.statusTag(StatusTag(texts["builder.staff.words.stale"], tone: .attention))
            },
            .text(texts.language(change.language)),
            .content { h in h.writtenLines(change.before ?? texts["builder.staff.nothing"]) },
            .content { h in h.writtenLines(change.after) },
          ]
        }), texts)
    let left = changes.changes.count - Self.mostShown
    if left > 0 { p(texts["builder.staff.words.changes.more", ["n": "\(left)"]]) }
  }

  /// A text of somebody's as it is, line by line.
  private mutating func writtenLines(_ text: String) {
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if number > 0 { br() }
      plainText(String(line))
    }
  }
}
