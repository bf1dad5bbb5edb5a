import Foundation

/// Runs the programs that read documents as a person's machine would, in a folder of their own.
struct Workbench: ~Copyable {
  static let popplerIsPresent = isPresent("pdftotext") && isPresent("pdfinfo") && isPresent("pdftoppm")
  static let qpdfIsPresent = isPresent("qpdf")
  static let zbarIsPresent = isPresent("zbarimg") && isPresent("pdftoppm")
  static let unzipIsPresent = isPresent("unzip")
  /// LibreOffice takes most of a minute to start.
  static let officeIsWanted = ProcessInfo.processInfo.environment["TSUMUGI_OFFICE"] != nil && isPresent("soffice")

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("documents-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func put(_ bytes: [UInt8], _ name: String) throws -> String {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
    return path(name)
  }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? [] }

  /// What the program says on its standard output, and how it ended.
  @discardableResult
  func run(_ program: String, _ arguments: [String]) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/\(program)")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
  }

  private static func isPresent(_ program: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\(program)")
  }
}
