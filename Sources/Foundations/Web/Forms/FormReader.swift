import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the body of a POST: fields into memory, attachments sealed straight to disk.
struct FormReader {
  let limits: FormLimits
  let files: SealedFiles

  /// - Throws: ``WebProblem`` for anything that no form of ours sends, or too much of it.
  func read(_ request: Request) async throws -> SubmittedForm {
    let contentType = request.headers[.contentType] ?? ""
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bytes { throw tooLarge }
    switch HeaderValue(contentType).value {
    case "application/x-www-form-urlencoded": return try await readFields(request)
    case "multipart/form-data": return try await readParts(request, contentType)
    default: throw WebProblem.unsupportedForm
    }
  }

  private var tooLarge: WebProblem { .formTooLarge(megabytes: limits.megabytes) }

  private func readFields(_ request: Request) async throws -> SubmittedForm {
    var bytes: [UInt8] = []
    for try await buffer in request.body {
      bytes.append(contentsOf: buffer.readableBytesView)
      guard bytes.count <= min(limits.bytes, limits.textBytes) else { throw tooLarge }
    }
    return SubmittedForm(fields: try URLEncodedForm.fields(bytes))
  }

  private func readParts(_ request: Request, _ contentType: String) async throws -> SubmittedForm {
    var reader = try MultipartReader(contentType: contentType, mostParts: URLEncodedForm.mostFields)
    var parts = ArrivingParts(limits: limits, files: files)
    var total = 0
    for try await buffer in request.body {
      total += buffer.readableBytes
      guard total <= limits.bytes else { throw tooLarge }
      for event in try reader.consume(buffer.readableBytesView) { try parts.accept(event) }
    }
    guard reader.isComplete else { throw WebProblem.unreadableForm }
    return SubmittedForm(fields: parts.fields, files: parts.uploads)
  }
}

/// The parts of one multipart form, put together as they arrive.
private struct ArrivingParts {
  let limits: FormLimits
  let files: SealedFiles
  var fields: [String: [String]] = [:]
  var uploads: [UploadedFile] = []

  private var name = ""
  private var filename: String?
  private var text: [UInt8] = []
  private var textBytes = 0
  private var writer: SealedFileWriter?

  init(limits: FormLimits, files: SealedFiles) {
    (self.limits, self.files) = (limits, files)
  }

  mutating func accept(_ event: MultipartReader.Event) throws {
    switch event {
    case .began(let name, let filename):
      (self.name, self.filename, text) = (name, filename, [])
    case .data(let bytes): try accept(bytes)
    case .ended: try end()
    }
  }

  private mutating func accept(_ bytes: [UInt8]) throws {
    guard filename != nil else {
      textBytes += bytes.count
      guard textBytes <= limits.textBytes else { throw WebProblem.formTooLarge(megabytes: 1) }
      text += bytes
      return
    }
    if writer == nil {
      guard uploads.count < limits.files else { throw WebProblem.tooManyFiles(most: limits.files) }
      writer = try files.begin()
    }
    try writer?.write(bytes[...])
    guard let writer, writer.bytes <= limits.bytesPerFile else {
      throw WebProblem.formTooLarge(megabytes: limits.megabytes)
    }
  }

  /// A file field in which nothing was chosen arrives with an empty name and no bytes: it is no upload. A file with a
  /// name and nothing in it is one, so that whoever chose it is told.
  private mutating func end() throws {
    defer { writer = nil }
    guard let filename else {
      guard let value = String(validating: text, as: UTF8.self) else { throw WebProblem.unreadableForm }
      fields[name, default: []].append(withPlainLineEnds(value))
      return
    }
    if writer == nil, !filename.isEmpty { try accept([]) }
    guard let writer else { return }
    uploads.append(UploadedFile(field: name, originalName: Self.displayName(filename), file: try writer.finish()))
  }

  /// The last path component, without control characters, at most 120 characters: for people, never for paths.
  private static func displayName(_ raw: String) -> String {
    let last = raw.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let printable = last.unicodeScalars.filter { !$0.properties.generalCategory.isControl }
    return String(String(String.UnicodeScalarView(printable)).prefix(120))
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isControl: Bool { self == .control || self == .format || self == .surrogate || self == .lineSeparator }
}
