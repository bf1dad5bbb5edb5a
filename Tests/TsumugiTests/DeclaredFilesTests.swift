import Foundation
import Kernel
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Tsumugi

@Suite("Files of the composed product") struct DeclaredFilesTests {
  @Test("every declared column that names files can be read on a migrated database", arguments: Engine.available)
  func columns(engine: Engine) async throws {
    #expect(Features.fileReferences.count >= 6)
    try await withTown(engine, migrations: Features.types.flatMap { $0.migrations }) { town in
      let collection = FileCollection(town: town, references: Features.fileReferences)
      let orphan = try town.files.store(Array("nobody's".utf8))
      let found = try await collection.look()
      #expect(found.missing.isEmpty && found.unnamed.map(\.name) == [orphan.name])
    }
  }

  @Test("every sealed column that is declared for files is declared for sealing anew, too")
  func sealed() {
    let sealed = Set(Features.sealedColumns.map(\.name))
    let tables = Set(Features.sealedColumns.map(\.table))
    for reference in Features.fileReferences where tables.contains(String(reference.name.prefix { $0 != "." })) {
      // Beside sealed columns stand open ones, such as the record's.
      #expect(sealed.contains(reference.name) || reference.name == "cases_record.open_part", "\(reference.name)")
    }
  }
}
