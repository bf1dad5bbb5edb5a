import FormSchema
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Web

/// Writes a page of a form as residents see it. The context that shows forms to residents gives it.
public struct FormPreview: Sendable {
  /// - Parameters: the procedure, the id of the page of its form, the id of the one question that is wanted (`nil` for
  ///   all of the page), the words, where it is written.
  public typealias Writer = @Sendable (ProcedureDefinition, String, String?, Texts, inout HTML) -> Void

  let write: Writer

  public init(_ write: @escaping Writer) { self.write = write }
}

/// A page of a draft's form to look at.
struct PreviewModel: Sendable {
  let definition: ProcedureDefinition
  let section: String
  /// The only question that is shown; `nil` for all of the page.
  var question: String?
  let preview: FormPreview
}

/// What can be told of a draft beside what stands in it: what it looks like, and what is wrong with it.
struct DraftPreviews: Sendable {
  let desk: DraftDesk
  let preview: FormPreview

  var authoring: any AuthoringPort { desk.authoring }

  /// What is wrong with a draft, without its examples and the proof of its paths.
  func findings(of reading: DraftReading) async throws -> [DraftFinding] {
    guard reading.outline.questions.count <= DraftDesk.mostQuestionsAtOnce else { return [] }
    return try await desk.findings(of: reading.open)
  }

  /// A page of the form as residents see it.
  /// - Returns: `nil` while the draft cannot be read as a procedure, or has no such page.
  func section(_ id: String, part: FormPart, of reading: DraftReading) -> PreviewModel? {
    guard part == .application, let definition = authoring.definition(of: worded(reading, section: id)),
      definition.form.sections.contains(where: { $0.id == id })
    else { return nil }
    return PreviewModel(definition: definition, section: id, preview: preview)
  }

  /// The draft with words wherever its form has none yet: a field without a name is nothing to look at.
  /// - Parameter section: the id of the only page that is wanted; `nil` for all.
  func worded(_ reading: DraftReading, section: String? = nil) -> DraftFolder {
    var folder = reading.folder
    let nameless = reading.texts["builder.staff.question.unnamed"]
    for question in reading.outline.questions where section.map({ $0 == question.section }) ?? true {
      var places = question.options.filter(\.label.isEmpty).map(\.path)
      if question.label.isEmpty, question.type != QuestionType.Name.information.rawValue {
        places.append(question.path)
      }
      for path in places.map({ $0.key("label") }) {
        _ = try? folder.apply(.set(path, to: .text(nameless), was: folder[path]))
      }
    }
    return folder
  }
}
