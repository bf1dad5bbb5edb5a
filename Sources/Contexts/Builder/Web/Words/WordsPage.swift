import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import ProcedureDraft
import Web

/// Every sentence of a draft with its translations beside it, to be written many at once.
func wordsPage(_ model: WordsModel, guard formGuard: FormGuard) -> Page {
  let (reading, texts) = (model.reading, model.reading.texts)
  return draftPage(
    texts["builder.staff.words.title"], reading.open, texts, part: .words, errors: model.errors, isWide: true
  ) { h in
    if let saved = model.saved {
      h.notificationBanner(
        NotificationBanner(.success, title: texts["builder.staff.words.saved", ["n": "\(saved)"]]), texts)
    }
    h.p(texts["builder.staff.words.lead"])
    h.wordsState(model, texts)
    h.wordsFilters(model, texts)
    h.p(["role": "status"], texts["builder.staff.words.found", ["n": "\(model.found.count)"]])
    h.wordsForm(model, formGuard, texts)
    h.pagination(
      Pagination(current: model.page, pageCount: model.pageCount) { page in
        model.filter.with { $0.page = page }.href(reading.address.page("words"))
      }, texts)
    h.wordsSheets(model, texts)
    h.orphans(model, formGuard, texts)
  }
}

extension HTML {
  /// How far each language is.
  fileprivate mutating func wordsState(_ model: WordsModel, _ texts: Texts) {
    let address = model.reading.address.page("words")
    ul { h in
      for language in DraftWords.languages {
        h.li { h in
          h.text(
            texts[
              "builder.staff.words.state",
              [
                "language": texts.language(language), "missing": "\(model.missing[language] ?? 0)",
                "stale": "\(model.stale[language] ?? 0)",
              ]])
        }
      }
    }
    linkTabs(
      LinkTabs(
        label: texts["builder.staff.words.which"],
        [
          PageLink(
            texts["builder.staff.words.all"], href: model.filter.with { $0.state = nil }.href(address),
            isCurrent: model.filter.state == nil)
        ]
          + WordsFilter.State.allCases.map { state in
            PageLink(
              texts["builder.staff.words.\(state.rawValue)"],
              href: model.filter.with { $0.state = state }.href(address), isCurrent: model.filter.state == state,
              count: model.counts[state])
          }))
  }

  fileprivate mutating func wordsFilters(_ model: WordsModel, _ texts: Texts) {
    let (filter, address) = (model.filter, model.reading.address.page("words"))
    var active: [FilterBar.Active] = []
    if let kind = filter.kind {
      active.append(.init(texts.kind(kind), removeHref: filter.with { $0.kind = nil }.href(address)))
    }
    if let section = model.sections.first(where: { $0.id == filter.section }) {
      active.append(.init(section.title, removeHref: filter.with { $0.section = nil }.href(address)))
    }
    if !filter.words.isEmpty {
      active.append(.init(filter.words, removeHref: filter.with { $0.words = "" }.href(address)))
    }
    filterBar(
      FilterBar(action: address, active: active, clearHref: address) { h in
        if let state = filter.state { h.hiddenFields([HiddenField("state", state.rawValue)]) }
        h.textField(
          TextField(
            FieldFrame("q", label: texts["builder.staff.words.search"], need: .unmarked), value: filter.words,
            kind: .search, width: .wide), texts)
        h.wordsSelect(
          "section", filter.section ?? "", [("", texts["builder.staff.words.every-section"])] + model.sections, texts)
        h.wordsSelect(
          "kind", filter.kind?.rawValue ?? "",
          [("", texts["builder.staff.words.every-kind"])]
            + DraftSentence.Kind.allCases.map { ($0.rawValue, texts.kind($0)) }, texts)
      }, texts)
  }

  private mutating func wordsSelect(
    _ name: String, _ value: String, _ options: [(id: String, title: String)], _ texts: Texts
  ) {
    selectField(
      SelectField(
        FieldFrame(name, label: texts["builder.staff.words.\(name)"], need: .unmarked),
        options: options.map { .init($0.id, $0.title) }, value: value, hasPrompt: false, width: .full), texts)
  }

  fileprivate mutating func wordsForm(_ model: WordsModel, _ formGuard: FormGuard, _ texts: Texts) {
    let rows = model.rows
    guard !rows.isEmpty else {
      let isFiltered = model.filter != WordsFilter()
      return p(texts[isFiltered ? "builder.staff.words.none" : "builder.staff.words.nothing"])
    }
    postForm(to: model.reading.address.page("words"), guard: formGuard, carriesFiles: true) { h in
      h.hiddenFields(model.filter.parts.map { HiddenField("filter:\($0.name)", $0.value) })
      h.ol(["class": "ds-bench-items"]) { h in
        for row in rows { h.li { h in h.wordsRow(row, model, texts) } }
      }
      h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.words.save"])) }
    }
  }

  private mutating func wordsRow(_ row: WordsModel.Row, _ model: WordsModel, _ texts: Texts) {
    let sentence = row.sentence
    fieldGroup(FieldFrame("sentence:\(sentence.key)", label: texts.place(of: sentence), need: .unmarked), texts) { h in
      var sides: [(inout HTML) -> Void] = [{ h in h.japaneseSide(row, model, texts) }]
      for language in sentence.languages { sides.append { h in h.translationSide(language, row, model, texts) } }
      h.sideBySide(SideBySide(sides))
    }
  }

  private mutating func japaneseSide(_ row: WordsModel.Row, _ model: WordsModel, _ texts: Texts) {
    let sentence = row.sentence
    for line in sentence.japanese.split(separator: "\n") { p { h in h.plainText(String(line)) } }
    if let stale = row.stale {
      p { h in
        h.statusTag(StatusTag(texts["builder.staff.words.stale"], tone: .attention))
        h.text(" ")
        h.span(["class": "ds-quiet"]) { h in
          h.plainText(texts["builder.staff.words.before", ["text": stale.japanese]])
        }
      }
    }
    guard let href = model.editHref(of: sentence) else { return }
    p { h in
      h.a(["href": href]) { h in
        h.text(texts["builder.staff.words.edit-japanese"])
        h.visuallyHidden(texts.place(of: sentence))
      }
    }
  }

  private mutating func translationSide(
    _ language: Language, _ row: WordsModel.Row, _ model: WordsModel, _ texts: Texts
  ) {
    let sentence = row.sentence
    let shown = sentence.translations[language] ?? ""
    let name = WordsInput.name(sentence.key, language)
    let value = model.input?.typed(sentence.key, language) ?? shown
    hiddenFields([
      HiddenField(WordsInput.wasName(sentence.key, language), model.input?.was(sentence.key, language) ?? shown)
    ])
    let frame = FieldFrame(
      name, label: texts.language(language), hint: hint(language, row, value, texts),
      error: model.errors.message(for: name), need: .unmarked)
    let longest = max(value.count, sentence.japanese.count)
    guard longest > 24 || sentence.japanese.contains("\n") || value.contains("\n") else {
      return textField(TextField(frame, value: value), texts)
    }
    let lines = max(value.split(separator: "\n", omittingEmptySubsequences: false).count, longest / 24 + 1)
    textArea(TextArea(frame, value: value, rows: min(10, max(2, lines))), texts)
  }

  /// What is missing, what a group says in its place, what is too long to be read at a glance.
  private func hint(_ language: Language, _ row: WordsModel.Row, _ value: String, _ texts: Texts) -> String? {
    let sentence = row.sentence
    var lines: [String] = []
    if let brought = sentence.brought[language] {
      lines.append(texts["builder.staff.words.brought", ["text": brought]])
    } else if value.isEmpty {
      lines.append(texts["builder.staff.words.missing-here"])
    }
    if row.stale?.languages.contains(language) ?? false { lines.append(texts["builder.staff.words.stale-here"]) }
    if sentence.isLong(value) { lines.append(texts["builder.staff.words.long"]) }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// The same sentences as a file for somebody else to translate.
  fileprivate mutating func wordsSheets(_ model: WordsModel, _ texts: Texts) {
    let address = model.reading.address
    h2(texts["builder.staff.words.sheets"])
    p(texts["builder.staff.words.sheets.lead"])
    ul(["class": "ds-bench-list"]) { h in
      for format in WordsSheet.Format.allCases {
        let href = model.filter.with { _ in }.href(address.page("words.\(format.rawValue)"))
        h.li { h in h.a(["href": href], texts["builder.staff.words.down.\(format.rawValue)"]) }
      }
      h.li { h in h.a(["href": address.page("words/upload")], texts["builder.staff.words.up"]) }
    }
  }

  fileprivate mutating func orphans(_ model: WordsModel, _ formGuard: FormGuard, _ texts: Texts) {
    guard !model.orphans.isEmpty else { return }
    disclosure(
      Disclosure(texts["builder.staff.words.orphans", ["n": "\(model.orphans.count)"]]) { h in
        h.p(texts["builder.staff.words.orphans.lead"])
        h.ul { h in
          for orphan in model.orphans.prefix(100) {
            h.li { h in h.plainText("\(texts.language(orphan.language))：\(orphan.text)") }
          }
        }
        h.postForm(to: model.reading.address.page("words/orphans"), guard: formGuard) { h in
          h.actionButton(ActionButton(texts["builder.staff.words.orphans.remove"], rank: .secondary))
        }
      })
  }
}

extension WordsModel {
  /// The pages of the form, to choose from.
  fileprivate var sections: [(id: String, title: String)] {
    reading.outline.sections.map { ($0.id, $0.title.isEmpty ? $0.id : $0.title) }
  }

  /// Where the Japanese is changed.
  fileprivate func editHref(of sentence: DraftSentence) -> String? {
    let address = reading.address
    switch sentence.kind {
    case .question, .option:
      return reading.outline.question(at: sentence.path).map { address.page("question", at: $0.path) }
    case .section: return sentence.path.parent.map { address.page("section", at: $0) }
    case .check: return address.page("checks")
    case .procedure, .reason: return address.page("facts")
    case .message: return address.page("messages")
    }
  }
}
