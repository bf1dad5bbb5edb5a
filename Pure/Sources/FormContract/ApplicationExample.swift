import FormSchema
import Kernel

/// An example of a procedure as a program would send it.
struct ApplicationExample {
  let id: String
  let title: String
  let document: JSONValue
}

extension ProcedureDefinition {
  /// Its examples that are accepted, in their order. Files have the first bytes of a PDF or a JPEG.
  var applicationExamples: [ApplicationExample] {
    let writer = ContractWriter(self)
    return examples.compactMap { example in
      guard case .accepted = example.expected, let typed = try? form.typed(example.answers) else { return nil }
      let reading = form.read(typed, today: example.on)
      guard reading.isAccepted else { return nil }
      let document = writer.document(reading.answers) { file in
        file.kind == .pdf ? Array("%PDF-1.7".utf8) : [0xFF, 0xD8, 0xFF]
      }
      return ApplicationExample(id: example.id, title: example.title, document: document)
    }
  }
}
