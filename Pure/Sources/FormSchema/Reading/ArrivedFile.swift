import Nihongo

/// A file that came with a page of a form, before it is known whether its question takes it.
public struct ArrivedFile: PersonalValue, Equatable {
  /// The input it came in.
  public let field: String
  /// Where its bytes are found.
  public let id: String
  /// What the sender's machine calls it; empty where that is not told.
  public let name: String
  public let byteCount: Int
  /// Told by its first bytes, not by its name.
  public let mediaType: String
  /// Of its bytes: 64 lower-case hexadecimal digits.
  public let sha256: String

  public init(field: String, id: String, name: String, byteCount: Int, mediaType: String, sha256: String) {
    (self.field, self.id, self.name) = (field, id, name)
    (self.byteCount, self.mediaType, self.sha256) = (byteCount, mediaType, sha256)
  }

  /// As a procedure asks for it; `nil` for what no procedure takes.
  public var kind: FileKind? {
    switch mediaType {
    case "image/jpeg", "image/png", "image/heic": .photo
    case "application/pdf": .pdf
    default: nil
    }
  }

  /// - Parameter number: names a file that came without a name.
  /// - Returns: `nil` for what no procedure takes.
  public func attachment(number: Int) -> Attachment? {
    kind.map { kind in
      Attachment(
        id: id, name: name.isEmpty ? "\(kind.rawValue)-\(number)" : name, byteCount: byteCount, kind: kind,
        sha256: sha256)
    }
  }
}

/// An arrived file that was not kept, and why.
public struct RefusedFile: Sendable, Equatable {
  public enum Reason: String, Sendable {
    case wrongKind = "wrong-kind"
    case tooMany = "too-many"
  }

  /// The input it came in.
  public let field: String
  public let reason: Reason
}

extension TypedAnswers {
  /// Keeps those of the arrived files that `question`, or a question of its rows, takes.
  ///
  /// - Parameter removed: the id of a file to take away first, so that its place is free.
  /// - Returns: those that were refused, in the order of the page.
  /// - Complexity: O(fields of the question × files).
  public mutating func attach(
    _ arrived: [ArrivedFile], to question: Question, removing removed: String? = nil
  ) -> [RefusedFile] {
    attach(arrived, to: question, at: question.id, removing: removed)
  }

  private mutating func attach(
    _ arrived: [ArrivedFile], to question: Question, at field: String, removing removed: String?
  ) -> [RefusedFile] {
    if let group = question.type.group {
      var refused: [RefusedFile] = []
      for key in rowKeys(field) {
        for inner in group.questions {
          refused += attach(arrived, to: inner, at: "\(field).\(key).\(inner.id)", removing: removed)
        }
      }
      return refused
    }
    guard let (accept, most) = question.type.attached else { return [] }
    var kept = attachments(field).filter { $0.id != removed }
    var refused: [RefusedFile] = []
    for file in arrived where file.field == field {
      guard let attachment = file.attachment(number: kept.count + 1), accept.contains(attachment.kind) else {
        refused.append(RefusedFile(field: field, reason: .wrongKind))
        continue
      }
      // Who signs again means the new one; the same file twice is one.
      kept.removeAll { question.type.name == .signature || $0.id == attachment.id }
      guard kept.count < most else {
        refused.append(RefusedFile(field: field, reason: .tooMany))
        continue
      }
      kept.append(attachment)
    }
    self[field] = kept.map(\.field)
    return refused
  }
}
