import Foundation
import Kernel
import Nihongo
import Web
import Yams

/// A `town.yaml`: what a municipality says about itself.
public enum TownFile {
  /// What is wrong, and where.
  public struct Mistake: Error, Sendable, Equatable, CustomStringConvertible {
    public let file: String
    /// From 1; 0 when the file as a whole is meant.
    public let line: Int
    public let what: String

    public var description: String { line > 0 ? "\(file):\(line): \(what)" : "\(file): \(what)" }
  }

  /// What the file is called in a town's folder.
  public static let name = "town.yaml"

  /// Reads the file in a folder that may be a town's.
  /// - Returns: `nil` when the folder has no such file and so is no town's.
  /// - Throws: ``Mistake``
  public static func lookUp(in folder: URL) throws(Mistake) -> TownProfile? {
    let path = folder.appending(path: name).path
    return FileManager.default.fileExists(atPath: path) ? try read(path) : nil
  }

  /// Reads the file at `path`.
  /// - Throws: ``Mistake``
  public static func read(_ path: String) throws(Mistake) -> TownProfile {
    let name = URL(filePath: path).lastPathComponent
    guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
      throw Mistake(file: name, line: 0, what: "cannot be read as UTF-8")
    }
    return try read(text, file: name)
  }

  static func read(_ text: String, file: String) throws(Mistake) -> TownProfile {
    let shape: TownShape
    do {
      shape = try YAMLDecoder().decode(TownShape.self, from: text)
    } catch let error as DecodingError {
      throw mistake(error, text, file)
    } catch let error as YamlError {
      throw Mistake(file: file, line: 0, what: "is not YAML: \(error)")
    } catch {
      throw Mistake(file: file, line: 0, what: "cannot be read")
    }
    return try profile(shape, text, file)
  }

  private static func profile(_ shape: TownShape, _ text: String, _ file: String) throws(Mistake) -> TownProfile {
    guard shape.id.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil else {
      throw Mistake(file: file, line: line(of: ["id"], in: text), what: "“id” takes lower-case letters, digits and hyphens")
    }
    guard MunicipalityCode(shape.code) != nil, shape.code.count == 6 else {
      throw Mistake(file: file, line: line(of: ["code"], in: text), what: "“code” takes six digits, the last a right check digit")
    }
    guard !shape.departments.isEmpty else {
      throw Mistake(file: file, line: line(of: ["departments"], in: text), what: "“departments” names at least one")
    }
    return TownProfile(
      id: shape.id, names: shape.name.languages, kana: shape.name.kana ?? "", municipalityCode: shape.code,
      mayorTitle: shape.mayor.title, mayorName: shape.mayor.name,
      address: "〒\(shape.office.postalCode) \(shape.office.address.ja)", phone: shape.office.phone,
      officeHours: shape.office.hours.languages, mailFrom: shape.mail.fromAddress, hosts: shape.hosts.map { $0.lowercased() },
      departments: shape.departments.map {
        .init(
          id: $0.id, names: $0.name.languages, phone: $0.phone, place: $0.place.ja, mail: $0.mail,
          documentSign: $0.documentSign)
      },
      categories: shape.categories.map { .init(id: $0.id, names: $0.name.languages) },
      lifeEvents: shape.lifeEvents.map { .init(id: $0.id, names: $0.name.languages) })
  }

  private static func mistake(_ error: DecodingError, _ text: String, _ file: String) -> Mistake {
    switch error {
    case .keyNotFound(let key, let context):
      return Mistake(file: file, line: line(of: context.codingPath.map(step), in: text), what: "“\(key.stringValue)” is missing here")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return Mistake(file: file, line: line(of: context.codingPath.map(step), in: text), what: "has another shape than expected")
    case .dataCorrupted(let context):
      return Mistake(file: file, line: line(of: context.codingPath.map(step), in: text), what: "cannot be read: \(context.debugDescription)")
    @unknown default:
      return Mistake(file: file, line: 0, what: "cannot be read")
    }
  }

  private static func step(_ key: any CodingKey) -> String { key.intValue.map(String.init) ?? key.stringValue }

  /// The line where the value at `path` stands; the nearest enclosing one when it is not there.
  private static func line(of path: [String], in text: String) -> Int {
    guard var node = try? Yams.compose(yaml: text) else { return 0 }
    for step in path {
      let next = Int(step).flatMap { index in node.sequence.flatMap { $0.indices.contains(index) ? $0[index] : nil } }
        ?? node.mapping?[Node(step)]
      guard let next else { break }
      node = next
    }
    return node.mark?.line ?? 0
  }
}
