import HTMLKit
import Kernel

/// A field for files, with the files that are stored already.
public struct FileField: Sendable {
  /// A file the server keeps for this answer.
  public struct StoredFile: Sendable {
    /// The value of the remove button.
    public var id: String
    public var name: String
    /// Size for people, such as `1.2 MB`.
    public var size: String
    /// Where the person can look at it, if they can.
    public var href: String?

    public init(id: String, name: String, size: String, href: String? = nil) {
      self.id = id
      self.name = name
      self.size = size
      self.href = href
    }
  }

  public var frame: FieldFrame
  public var stored: [StoredFile]
  /// Kinds for people, such as `PDF・JPEG・PNG`; shown in the hint.
  public var kinds: String
  /// The `accept` attribute, such as `.pdf,.jpg,image/*`.
  public var accept: String
  /// The largest file in megabytes (10^6 bytes); shown in the hint.
  public var limitInMegabytes: Int
  public var allowsSeveral: Bool
  /// The name of the submit buttons that remove a stored file.
  public var removeName: String

  public init(
    _ frame: FieldFrame, stored: [StoredFile] = [], kinds: String, accept: String, limitInMegabytes: Int = 10,
    allowsSeveral: Bool = false, removeName: String = "remove-file"
  ) {
    self.frame = frame
    self.stored = stored
    self.kinds = kinds
    self.accept = accept
    self.limitInMegabytes = limitInMegabytes
    self.allowsSeveral = allowsSeveral
    self.removeName = removeName
  }
}

extension HTML {
  /// Writes a field for files. The form needs `enctype="multipart/form-data"`.
  public mutating func fileField(_ field: FileField, _ texts: Texts) { fileField(field, texts, note: nil) { _ in } }

  /// - Parameters:
  ///   - note: goes before the limits of the file.
  ///   - write: what stands between the label and all that is about the file.
  mutating func fileField(_ field: FileField, _ texts: Texts, note: String?, below write: (inout HTML) -> Void) {
    let frame = field.frame
    let limits = texts["design.file.limits", ["kinds": field.kinds, "size": String(field.limitInMegabytes)]]
    fieldFrame(frame, texts) { h in
      write(&h)
      if !field.stored.isEmpty { h.storedFiles(of: field, texts) }
      h.p(
        ["class": "ds-hint", "id": "\(frame.id)-limits"],
        [note, limits].compactMap(\.self).joined(separator: texts["design.sentence-gap"]))
      h.input([
        "class": "ds-file", "type": "file", "id": frame.id, "name": frame.name, "accept": field.accept,
        "multiple": field.allowsSeveral ? "" : nil, "aria-invalid": frame.invalid,
        "aria-describedby": frame.describedBy("\(frame.id)-limits"),
      ])
    }
  }

  private mutating func storedFiles(of field: FileField, _ texts: Texts) {
    ul(["class": "ds-files"]) { h in
      for file in field.stored {
        h.li(["class": "ds-stored-file"]) { h in
          h.span(["class": "ds-file-name"]) { h in
            guard let href = file.href else { return h.plainText(file.name) }
            h.a(["href": href]) { h in h.plainText(file.name) }
          }
          h.span(["class": "ds-file-size"], file.size)
          h.actionButton(
            ActionButton(
              texts["design.file.remove"], rank: .quiet, name: field.removeName, value: file.id,
              hiddenSuffix: texts["design.file.remove.what", ["name": file.name]], skipsChecks: true))
        }
      }
    }
  }
}
