import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Web

extension HTML {
  /// Writes fields with which files are only said to be there: nothing is sent.
  mutating func pretendedFiles(
    _ field: QuestionField, _ accept: [FormSchema.FileKind], most: Int, _ texts: Texts
  ) {
    let stored = field.typed.attachments(field.name)
    fieldGroup(field.groupFrame(texts), texts) { h in
      for slot in 0..<min(most, stored.count + 1) {
        let chosen = slot < stored.count ? stored[slot] : nil
        let offered = accept.map { PretendedFile(slot: slot, kind: $0).attachment }
        let others = chosen.map { chosen in offered.contains { $0.field == chosen.field } ? [] : [chosen] } ?? []
        h.selectField(
          SelectField(
            FieldFrame(
              field.name, label: texts["cases.staff.trial.file", ["n": "\(slot + 1)"]], need: .unmarked,
              id: slot == 0 ? field.name : "\(field.name)-\(slot + 1)"),
            options: [.init("", texts["cases.staff.trial.file.none"])]
              + others.map { .init($0.field, $0.name) }
              + offered.map { .init($0.field, texts["cases.staff.trial.file.\($0.kind.rawValue)"]) },
            value: chosen?.field ?? "", hasPrompt: false), texts)
      }
    }
  }
}

/// A file that nobody has.
private struct PretendedFile {
  let slot: Int
  let kind: FormSchema.FileKind

  var attachment: Attachment {
    Attachment(
      id: "example-\(slot + 1)", name: "見本\(slot + 1).\(kind == .pdf ? "pdf" : "jpg")", byteCount: 1, kind: kind,
      sha256: String(repeating: "0", count: 64))
  }
}

extension TypedAnswers {
  /// Takes the files a page says are there, in the place of those before.
  /// - Parameter shown: the names of the questions the page held.
  mutating func pretendFiles(of question: Question, in form: SubmittedForm, shown: Set<String>, at path: String = "") {
    let name = path + question.id
    guard shown.contains(name) else { return }
    switch question.type {
    case .files, .signature: self[name] = form.all(name).filter { Attachment(field: $0) != nil }
    case .rows(let group):
      for key in rowKeys(name) {
        for inner in group.questions { pretendFiles(of: inner, in: form, shown: shown, at: "\(name).\(key).") }
      }
    default: return
    }
  }
}
