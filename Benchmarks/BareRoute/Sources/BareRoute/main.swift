import Foundation
import Hummingbird
import Logging
import NIOCore

// Sends the bytes of a file from one route, over and over: `BareRoute PORT FILE`.
guard CommandLine.arguments.count == 3, let port = Int(CommandLine.arguments[1]),
  let contents = FileManager.default.contents(atPath: CommandLine.arguments[2])
else {
  FileHandle.standardError.write(Data("BareRoute PORT FILE\n".utf8))
  exit(64)
}
let page = ByteBuffer(bytes: contents)
let router = Router()
router.get("/") { _, _ in
  Response(
    status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: ResponseBody(byteBuffer: page))
}
router.get("/health/ready") { _, _ in HTTPResponse.Status.ok }
var logger = Logger(label: "bare-route")
logger.logLevel = .warning
let application = Application(
  router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
try await application.runService()
