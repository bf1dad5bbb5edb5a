import FormSchema

/// Where answers come from, as one column holds it: `{"owner-name":["prefilled","residents"]}`. It names questions,
/// those in rows by their path, and sources, never an answer.
struct ProvenanceText {
  let provenance: [String: Provenance]

  init(_ provenance: [String: Provenance]) { self.provenance = provenance }

  /// Reads ``text``; what it does not know counts as typed.
  init(text: String?) {
    let fields = text.flatMap { try? TypedAnswers(bytes: $0.utf8) }?.fields ?? [:]
    provenance = fields.compactMapValues { words in
      if words == [Self.typed] { return .typed }
      guard words.count == 2, let origin = PrefillOrigin(rawValue: words[1]) else { return nil }
      switch words[0] {
      case Self.prefilled: return .prefilled(origin)
      case Self.changed: return .changed(origin)
      default: return nil
      }
    }
  }

  /// `nil` when nothing was ever offered.
  var text: String? {
    let fields = provenance.mapValues { (provenance) -> [String] in
      switch provenance {
      case .typed: [Self.typed]
      case .prefilled(let origin): [Self.prefilled, origin.rawValue]
      case .changed(let origin): [Self.changed, origin.rawValue]
      }
    }
    return fields.isEmpty ? nil : String(decoding: TypedAnswers(fields).bytes, as: UTF8.self)
  }

  private static let (prefilled, changed, typed) = ("prefilled", "changed", "typed")
}
