import DesignSystem
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// Translations as a form sent them, each with what its page showed.
struct WordsInput: Sendable {
  struct Field: Sendable {
    let key: String
    let language: Language
    let typed: String
    let was: String

    var isChanged: Bool { typed != was }
  }

  let fields: [Field]

  init(_ form: SubmittedForm) {
    fields = DraftWords.languages.flatMap { language in
      form.fields.keys.filter { $0.hasPrefix(Self.name("", language)) }.sorted().map { name in
        let key = String(name.dropFirst(Self.name("", language).count))
        return Field(
          key: key, language: language, typed: form[name].trimmed, was: form[Self.wasName(key, language)])
      }
    }
  }

  /// The names of a sentence's field, and of the hidden one beside it.
  static func name(_ key: String, _ language: Language) -> String { "text:\(language.rawValue):\(key)" }
  static func wasName(_ key: String, _ language: Language) -> String { "was:\(language.rawValue):\(key)" }

  var keys: Set<String> { Set(fields.map(\.key)) }

  func typed(_ key: String, _ language: Language) -> String? {
    fields.first { $0.key == key && $0.language == language }?.typed
  }

  func was(_ key: String, _ language: Language) -> String? {
    fields.first { $0.key == key && $0.language == language }?.was
  }

  var changed: [Field] { fields.filter(\.isChanged) }

  /// The edit that writes what was changed, and nothing else; `nil` where nothing was.
  func edit(of folder: DraftFolder) -> DraftEdit? {
    let edits = DraftWords.languages.compactMap { language in
      DraftWords.edit(
        changed.filter { $0.language == language }.map { field in
          (field.key, field.typed.isEmpty ? nil : field.typed, field.was.isEmpty ? nil : field.was)
        }, in: language, of: folder)
    }
    return edits.isEmpty ? nil : edits.count == 1 ? edits[0] : .all(edits)
  }

  /// Words in braces that nothing stands for.
  func errors(_ reading: DraftReading) -> [FieldError] {
    let mails = changed.filter { $0.key.hasPrefix("message.") }
    guard !mails.isEmpty else { return [] }
    let signs = LetterSigns(.mail, reading)
    return mails.compactMap { field in
      signs.wrong(in: field.typed).map { FieldError(Self.name(field.key, field.language), $0) }
    }
  }
}
