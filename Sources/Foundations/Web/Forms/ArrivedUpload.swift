import FormSchema

extension ArrivedFile {
  /// What a page sent, as a form asks for it.
  public init(_ upload: UploadedFile) {
    self.init(
      field: upload.field, id: upload.file.name, name: upload.originalName, byteCount: upload.file.bytes,
      mediaType: upload.file.kind.mediaType, sha256: upload.file.sha256)
  }
}
