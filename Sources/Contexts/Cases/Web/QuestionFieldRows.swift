import DesignSystem
import FormSchema
import HTMLKit
import Kernel

extension HTML {
  /// Writes the rows of a question, each with the questions its answers show.
  mutating func rows(_ field: QuestionField, _ group: RepeatedGroup, _ texts: Texts) {
    let title = field.words.itemTitle(field.question) ?? ""
    let keys = field.typed.rowKeys(field.name)
    let rows = keys.enumerated().map { index, key in
      let name = texts["procedures.row", ["title": title, "number": "\(index + 1)"]]
      return RepeatedRows.Row(key, title: name) { h in
        for inner in field.innerFields(of: key, group) { h.questionField(inner, texts) }
      }
    }
    var frame = field.frame(texts)
    let limits = texts.limits(group, title: title)
    frame.hint = frame.hint.map { "\($0)\(texts["design.sentence-gap"])\(limits)" } ?? limits
    repeatedRows(
      RepeatedRows(
        frame, itemTitle: title, rows: rows, mayAdd: keys.count < group.atMost,
        mayRemove: field.question.isOptional || keys.count > group.atLeast), texts)
  }
}

extension QuestionField {
  /// The questions that a row shows, as fields of the page.
  fileprivate func innerFields(of key: String, _ group: RepeatedGroup) -> [QuestionField] {
    guard let row = reading.rows[question.id]?.first(where: { $0.key == key })?.reading else { return [] }
    return group.questions.filter { row.isShown(question: $0.id) }.map { inner in
      QuestionField(
        question: inner, typed: typed, errors: errors, words: words.inside(question), reading: row,
        path: "\(name).\(key).", provenance: provenance, offersUpload: offersUpload,
        pretendsFiles: pretendsFiles, fileHref: fileHref)
    }
  }
}

extension Reading {
  /// The names of the questions shown, those of rows with their rows before them, as the page tells which it held.
  func shownNames(of questions: [Question], where counts: (Question) -> Bool = { _ in true }) -> [String] {
    questions.filter { isShown(question: $0.id) && counts($0) }.flatMap { question -> [String] in
      guard let group = question.type.group else { return [question.id] }
      let inner = (rows[question.id] ?? []).flatMap { row in
        row.reading.shownNames(of: group.questions, where: counts).map { "\(question.id).\(row.key).\($0)" }
      }
      return [question.id] + inner
    }
  }
}

extension Texts {
  /// How many rows there may be, in words.
  fileprivate func limits(_ group: RepeatedGroup, title: String) -> String {
    let values = ["title": title, "min": "\(group.atLeast)", "max": "\(group.atMost)"]
    if group.atLeast == 0 { return self["cases.field.rows.most", values] }
    return self[group.atLeast == group.atMost ? "cases.field.rows.exactly" : "cases.field.rows.between", values]
  }
}
