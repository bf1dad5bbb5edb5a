import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the body of a POST: fields into memory, attachments sealed straight to disk.
///
/// A form that is refused while it arrives (forged, too much, cut short) leaves no file behind.
struct FormReader {
  let limits: FormLimits
  /// Takes the files; `nil` passes over them, for those who want the words alone.
  let intake: UploadIntake?

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
    var parts = ArrivingParts(limits: limits, intake: intake)
    var total = 0
    for try await buffer in request.body {
      total += buffer.readableBytes
      guard total <= limits.bytes else { throw tooLarge }
      for event in try reader.consume(buffer.readableBytesView) { try await parts.accept(event) }
    }
    guard reader.isComplete else { throw WebProblem.unreadableForm }
    return SubmittedForm(fields: parts.fields, files: try parts.uploads())
  }
}

/// The parts of one multipart form, put together as they arrive.
private struct ArrivingParts {
  /// A file that is wholly here and has no place yet.
  private struct Arrived {
    let field, originalName: String
    let writer: SealedFileWriter
  }

  let limits: FormLimits
  private(set) var fields: [String: [String]] = [:]

  private var intake: UploadIntake?
  private var arrived: [Arrived] = []
  private var name = ""
  private var filename: String?
  private var text: [UInt8] = []
  private var textBytes = 0
  private var writer: SealedFileWriter?

  init(limits: FormLimits, intake: UploadIntake?) { (self.limits, self.intake) = (limits, intake) }

  mutating func accept(_ event: MultipartReader.Event) async throws {
    switch event {
    case .began(let name, let filename):
      (self.name, self.filename, text) = (name, filename, [])
    case .data(let bytes):
      if filename == nil { try acceptText(bytes) } else { try await acceptFile(bytes) }
    case .ended: try await end()
    }
  }

  /// Gives the files their places. Only for a form that is complete.
  func uploads() throws -> [UploadedFile] {
    try arrived.map { UploadedFile(field: $0.field, originalName: $0.originalName, file: try $0.writer.finish()) }
  }

  private mutating func acceptText(_ bytes: [UInt8]) throws {
    textBytes += bytes.count
    guard textBytes <= limits.textBytes else { throw WebProblem.formTooLarge(megabytes: 1) }
    text += bytes
  }

  private mutating func acceptFile(_ bytes: [UInt8]) async throws {
    guard let writer = try await openWriter(for: bytes.count) else { return }
    try writer.write(bytes[...])
    guard writer.bytes <= limits.bytesPerFile else { throw WebProblem.formTooLarge(megabytes: limits.megabytes) }
  }

  /// - Returns: `nil` when files are passed over.
  private mutating func openWriter(for bytes: Int) async throws -> SealedFileWriter? {
    guard intake != nil else { return nil }
    try await intake?.admit(bytes, token: fields["csrf"]?.first ?? "")
    if writer == nil {
      guard arrived.count < limits.files else { throw WebProblem.tooManyFiles(most: limits.files) }
      writer = try intake?.begin()
    }
    return writer
  }

  /// A file field in which nothing was chosen arrives with an empty name and no bytes: it is no upload. A file with a
  /// name and nothing in it is one, so that whoever chose it is told.
  private mutating func end() async throws {
    defer { writer = nil }
    guard let filename else {
      guard let value = String(validating: text, as: UTF8.self) else { throw WebProblem.unreadableForm }
      fields[name, default: []].append(withPlainLineEnds(value))
      return
    }
    if writer == nil, !filename.isEmpty { try await acceptFile([]) }
    guard let writer else { return }
    try writer.complete()
    arrived.append(Arrived(field: name, originalName: Self.displayName(filename), writer: writer))
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
