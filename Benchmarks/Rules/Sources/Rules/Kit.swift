import DMN
import Foundation
import Measuring

/// Every model of the compatibility kit, read and compiled.
struct Kit {
  let folder: String

  func run() throws {
    let files = try models()
    let before = memory("VmRSS")
    var compiled: [CompiledModel] = []
    var bytes = 0
    let times = try (0..<5).map { _ in
      compiled = []
      bytes = 0
      return try seconds {
        for file in files {
          let data = Array(try Data(contentsOf: file.model))
          bytes += data.count
          guard let model = try? DecisionModel.read(xml: data) else { continue }
          let others = model.imports.isEmpty ? [] : file.others
          let imports = try others.map { try DecisionModel.read(xml: Array(Data(contentsOf: $0))) }
          compiled.append(CompiledModel(model, imports: imports))
        }
      }
    }
    try tell([
      "models": compiled.count, "files": files.count, "bytes": bytes, "seconds": times.sorted()[2],
      "modelBytes": memory("VmRSS") - before, "peakBytes": memory("VmHWM"),
    ])
  }

  private func models() throws -> [(model: URL, others: [URL])] {
    let manager = FileManager.default
    func names(_ url: URL) -> [URL] {
      ((try? manager.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)) ?? []).sorted { $0.path < $1.path }
    }
    return names(URL(fileURLWithPath: folder)).filter { $0.lastPathComponent.hasPrefix("compliance-level-") }
      .flatMap(names).flatMap { test in
        let models = names(test).filter { $0.pathExtension == "dmn" }
        return models.map { model in (model, models.filter { $0 != model }) }
      }
  }
}
