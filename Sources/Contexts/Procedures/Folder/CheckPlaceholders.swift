import FormSchema
import Kernel
import Nihongo
import SourceFiles

extension DefinitionChecker {
  mutating func checkPlaceholders() {
    for document in definition.documents {
      for name in unique(document.sentences.flatMap(\.placeholders)) where !isKnown(name, in: document) {
        let (path, file) = ("document.\(document.id).{\(name)}", "documents/\(document.id).yaml")
        if case .decision(let id) = Placeholder(name), definition.decision?.question(id)?.isAsked == true {
          find(.beforeDecision, at: path, file: file, ["id": id])
        } else {
          find(.unknownPlaceholder, at: path, file: file, suggestion(for: name))
        }
      }
    }
    for message in definition.messages {
      let path = "message.\(message.moment.rawValue)"
      for name in unique(message.subject.placeholders + message.body.placeholders) {
        checkMessage(name, at: "\(path).{\(name)}", file: "messages.yaml")
      }
    }
    for (language, sentences) in definition.translations.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for (key, sentence) in sentences.sorted(by: { $0.key < $1.key }) where key.hasPrefix("message.") {
        let (path, file) = ("text.\(language.rawValue).\(key)", "text/\(language.rawValue).yaml")
        let template = SentenceTemplate(sentence)
        for name in unique(template.placeholders) { checkMessage(name, at: path, file: file) }
        if template.isBroken { find(.brokenPlaceholder, at: path, file: file) }
      }
    }
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private func isKnown(_ name: String, in document: DocumentTemplate) -> Bool {
    switch Placeholder(name) {
    case .answer(let id): definition.form.question(id)?.isAsked ?? false
    case .decision(let id):
      document.issuedWhen == .granted && definition.decision?.question(id)?.isAsked ?? false
    case .fact(let fact): !Placeholder.Fact.forMessages.contains(fact)
    case .applicant, .subject: true
    case nil: false
    }
  }

  /// A mail is a postcard: it may carry the name and no other answer.
  private mutating func checkMessage(_ name: String, at path: String, file: String) {
    switch Placeholder(name) {
    case .fact(.reason): find(.placeholderInMessage, at: path, file: file, ["placeholder": name])
    case .applicant(.name), .subject(.name), .fact: return
    case .applicant, .subject, .answer, .decision:
      find(.placeholderInMessage, at: path, file: file, ["placeholder": name])
    case nil: find(.unknownPlaceholder, at: path, file: file, suggestion(for: name))
    }
  }

  private func suggestion(for name: String) -> [String: String] {
    let words = Placeholder.Fact.allCases.map(\.rawValue)
      + Placeholder.PartyField.allCases.flatMap { ["applicant.\($0.rawValue)", "subject.\($0.rawValue)"] }
      + definition.form.questions.map { "answer.\($0.id)" }
      + (definition.decision?.questions ?? []).map { "decision.\($0.id)" }
    var values = ["placeholder": name]
    values["suggestion"] = Suggestion.closest(to: name, among: words).map { "{\($0)}" }
    return values
  }
}

extension Placeholder.Fact {
  /// Only a message has these.
  fileprivate static let forMessages: Set<Self> = [.procedureTitle, .statusURL, .dueOn]
}
