// swift-tools-version:6.1
import PackageDescription

// One package, one executable. Targets are declared by short lists; a new context is one line.
// `TSUMUGI_ONLY=Cases,Staff swift test` builds and tests those targets and what they stand on, and nothing else.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let packages: [Package.Dependency] = [
  .package(path: "Pure"),
  .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
  .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
  .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
  .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
  .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
  .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
  .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
  .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
]

/// A module from another package, by a short name.
let external: [String: Target.Dependency] = [
  "Kernel": .product(name: "Kernel", package: "Pure"),
  "HTMLKit": .product(name: "HTMLKit", package: "Pure"),
  "Nihongo": .product(name: "Nihongo", package: "Pure"),
  "FormSchema": .product(name: "FormSchema", package: "Pure"),
  "DecimalArithmetic": .product(name: "DecimalArithmetic", package: "Pure"),
  "CivilTime": .product(name: "CivilTime", package: "Pure"),
  "FEEL": .product(name: "FEEL", package: "Pure"),
  "DMN": .product(name: "DMN", package: "Pure"),
  "DecisionSheets": .product(name: "DecisionSheets", package: "Pure"),
  "DecisionProof": .product(name: "DecisionProof", package: "Pure"),
  "FormProof": .product(name: "FormProof", package: "Pure"),
  "FormSamples": .product(name: "FormSamples", package: "Pure"),
  "FormScript": .product(name: "FormScript", package: "Pure"),
  "LifePlan": .product(name: "LifePlan", package: "Pure"),
  "FormContract": .product(name: "FormContract", package: "Pure"),
  "ProcedureDraft": .product(name: "ProcedureDraft", package: "Pure"),
  "Hummingbird": .product(name: "Hummingbird", package: "hummingbird"),
  "HummingbirdTesting": .product(name: "HummingbirdTesting", package: "hummingbird"),
  "GRDB": .product(name: "GRDB", package: "GRDB.swift"),
  "ArgumentParser": .product(name: "ArgumentParser", package: "swift-argument-parser"),
  "Yams": .product(name: "Yams", package: "Yams"),
  "Crypto": .product(name: "Crypto", package: "swift-crypto"),
  "Logging": .product(name: "Logging", package: "swift-log"),
  "Metrics": .product(name: "Metrics", package: "swift-metrics"),
  "NIOCore": .product(name: "NIOCore", package: "swift-nio"),
  "NIOPosix": .product(name: "NIOPosix", package: "swift-nio"),
  "NIOHTTP1": .product(name: "NIOHTTP1", package: "swift-nio"),
  "UnixSignals": .product(name: "UnixSignals", package: "swift-service-lifecycle"),
  "NIOSSL": .product(name: "NIOSSL", package: "swift-nio-ssl"),
  "HTTPTypes": .product(name: "HTTPTypes", package: "swift-http-types"),
  "ServiceLifecycle": .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
  "AsyncHTTPClient": .product(name: "AsyncHTTPClient", package: "async-http-client"),
  "Subprocess": .product(name: "Subprocess", package: "swift-subprocess"),
]

/// A C library from Debian: the module's folder stands beside the target that uses it.
func cLibrary(_ name: String, in folder: String, pkgConfig: String?, apt: String) -> Target {
  .systemLibrary(name: name, path: "Sources/\(folder)/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// A target of ours: where it stands, what it knows, what it carries inside the binary.
struct Module {
  let name: String
  let folder: String
  let knows: [String]
  var carries: [String] = []
  var isTested = true
}

let texts = ["Text/ja.json", "Text/easy-ja.json", "Text/en.json"]

let foundations: [Module] = [
  Module(name: "Storage", folder: "Foundations", knows: ["Kernel"], isTested: false),
  Module(name: "StorageSQLite", folder: "Foundations", knows: ["Kernel", "Storage", "GRDB", "NIOPosix"], isTested: false),
  Module(name: "StoragePostgres", folder: "Foundations", knows: [
    "Kernel", "Storage", "CLibPQ", "NIOPosix", "NIOCore", "Subprocess",
  ], isTested: false),
  Module(name: "Vault", folder: "Foundations", knows: ["Kernel", "Crypto", "CArgon2"]),
  Module(name: "Documents", folder: "Foundations", knows: [
    "Kernel", "HTMLKit", "CPango", "CQREncode", "CXLSXWriter", "CZip",
  ]),
  Module(name: "Furigana", folder: "Foundations", knows: ["HTMLKit", "CMeCab"]),
  Module(name: "DesignSystem", folder: "Foundations", knows: ["Kernel", "HTMLKit"],
    carries: texts + ["Assets/tsumugi.css", "Assets/tsumugi.js"]),
  Module(name: "SourceFiles", folder: "Foundations", knows: ["Kernel", "Yams"], carries: texts, isTested: false),
  Module(name: "Web", folder: "Foundations", knows: [
    "Kernel", "HTMLKit", "FormSchema", "DesignSystem", "Storage", "Vault", "Furigana", "Hummingbird", "HTTPTypes", "Logging",
    "Metrics", "NIOCore", "Crypto",
  ], carries: texts),
]

let ports = Module(name: "Ports", folder: "", knows: ["Kernel", "Nihongo", "FormSchema", "ProcedureDraft", "Storage"], isTested: false)

let webSide = ["Kernel", "Nihongo", "HTMLKit", "DesignSystem", "Storage", "Vault", "Web", "Ports", "Hummingbird", "HTTPTypes", "Logging", "NIOCore"]

/// The bounded contexts. None knows another; they meet in `Ports`.
let contexts: [Module] = [
  Module(name: "Audit", folder: "Contexts", knows: webSide + ["Crypto"], carries: texts),
  Module(name: "Municipality", folder: "Contexts", knows: webSide + ["Yams"], carries: texts),
  Module(name: "Reference", folder: "Contexts", knows: webSide + ["Crypto"], carries: texts),
  Module(name: "Staff", folder: "Contexts", knows: webSide, carries: texts),
  Module(name: "Identity", folder: "Contexts", knows: webSide, carries: texts),
  Module(name: "Residents", folder: "Contexts", knows: webSide + ["FormSchema", "Crypto"], carries: texts),
  Module(name: "Procedures", folder: "Contexts", knows: webSide + [
    "FormSchema", "DecimalArithmetic", "CivilTime", "FEEL", "DMN", "DecisionSheets", "DecisionProof", "FormProof", "ProcedureDraft", "Documents", "SourceFiles", "Crypto",
  ], carries: texts),
  Module(name: "LifeEvents", folder: "Contexts", knows: webSide + ["FormSchema", "FEEL", "LifePlan", "SourceFiles", "Crypto"], carries: texts),
  Module(name: "Cases", folder: "Contexts", knows: webSide + ["FormSchema", "FEEL", "DMN", "Documents", "Crypto"], carries: texts),
  Module(name: "Counter", folder: "Contexts", knows: webSide + ["FormSchema", "Documents", "Crypto"],
    carries: texts + ["Assets/interview.css", "Assets/interview.js"]),
  Module(name: "Dialogue", folder: "Contexts", knows: webSide + ["FormSchema", "FormScript"],
    carries: texts + ["Assets/talk.css"]),
  Module(name: "Certificates", folder: "Contexts", knows: webSide + ["Documents", "Crypto"], carries: texts),
  Module(name: "Notices", folder: "Contexts", knows: webSide, carries: texts),
  Module(name: "Builder", folder: "Contexts", knows: webSide + ["FormSchema", "FEEL", "DMN", "DecisionSheets", "ProcedureDraft", "Documents"],
    carries: texts),
  Module(name: "Clients", folder: "Contexts", knows: webSide + ["FormSchema", "FormContract", "Crypto"], carries: texts),
]

let adapters: [Module] = [
  Module(name: "Mail", folder: "Adapters", knows: ["Kernel", "Ports", "NIOCore", "NIOPosix", "NIOSSL", "Logging"])
]

let modules = foundations + [ports] + contexts + adapters

let cLibraries: [Target] = [
  cLibrary("CLibPQ", in: "Foundations", pkgConfig: "libpq", apt: "libpq-dev"),
  cLibrary("CArgon2", in: "Foundations", pkgConfig: "libargon2", apt: "libargon2-dev"),
  cLibrary("CPango", in: "Foundations", pkgConfig: "pangocairo", apt: "libpango1.0-dev"),
  cLibrary("CQREncode", in: "Foundations", pkgConfig: "libqrencode", apt: "libqrencode-dev"),
  cLibrary("CXLSXWriter", in: "Foundations", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev"),
  cLibrary("CZip", in: "Foundations", pkgConfig: "libzip", apt: "libzip-dev"),
  cLibrary("CMeCab", in: "Foundations", pkgConfig: nil, apt: "libmecab-dev"),
  cLibrary("CMalloc", in: "Foundations", pkgConfig: nil, apt: "libc6-dev"),
]

func dependency(_ name: String) -> Target.Dependency { external[name] ?? .byName(name: name) }

let product: [Target] = [
  .executableTarget(
    name: "Tsumugi",
    dependencies: (modules.map(\.name) + [
      "CMalloc", "Kernel", "Nihongo", "HTMLKit", "FormSchema", "DecimalArithmetic", "CivilTime", "FEEL", "DMN", "DecisionSheets", "DecisionProof", "Hummingbird", "HTTPTypes", "ArgumentParser", "Yams", "Logging", "Metrics", "NIOCore", "NIOPosix", "NIOHTTP1",
      "ServiceLifecycle", "UnixSignals", "AsyncHTTPClient", "Crypto",
    ]).map(dependency),
    swiftSettings: strict)
]

/// Fresh databases on both engines, for every test of a store.
let testSupport = Target.target(
  name: "TestSupport", dependencies: ["Kernel", "Storage", "StorageSQLite", "StoragePostgres"].map(dependency),
  path: "Tests/TestSupport", swiftSettings: strict)

/// A whole town behind real middleware, and a client that keeps cookies, for every test of a page.
let webTestSupport = Target.target(
  name: "WebTestSupport",
  dependencies: [
    "Kernel", "Nihongo", "FormSchema", "Storage", "StorageSQLite", "Vault", "Web", "Ports", "DesignSystem", "TestSupport",
    "Hummingbird", "HummingbirdTesting", "HTTPTypes", "NIOCore", "Logging",
  ].map(dependency),
  path: "Tests/WebTestSupport", swiftSettings: strict)

let cLibraryNames = Set(cLibraries.map(\.name))

let moduleTests: [Target] = modules.filter(\.isTested).map { module in
  let stands =
    module.knows.contains("Web") || module.name == "Web"
    ? ["TestSupport", "WebTestSupport", "HummingbirdTesting", "StorageSQLite", "StoragePostgres", "HTTPTypes", "NIOCore"] : []
  // Invented people fill in the forms that are read from folders.
  let inventions = module.name == "Procedures" ? ["FormSamples", "Furigana"] : []
  let knows = module.knows.filter { !cLibraryNames.contains($0) && !stands.contains($0) } + inventions
  return .testTarget(
    name: "\(module.name)Tests", dependencies: ([module.name] + stands + knows).map(dependency), swiftSettings: strict)
}

let tests: [Target] =
  moduleTests + [
    .testTarget(
      name: "StorageTests", dependencies: ["Storage", "StorageSQLite", "StoragePostgres", "TestSupport", "Kernel"].map(dependency),
      swiftSettings: strict),
    .testTarget(
      name: "TsumugiTests",
      dependencies: (["Tsumugi", "TestSupport", "WebTestSupport"] + modules.map(\.name) + ["Kernel", "FormSchema", "FormContract", "Nihongo", "HummingbirdTesting", "Hummingbird", "HTTPTypes", "NIOCore"]).map(dependency),
      swiftSettings: strict),
    .testTarget(
      name: "ChannelsTests",
      dependencies: [
        "Cases", "Counter", "Procedures", "Ports", "Web", "Vault", "Kernel", "FormSchema", "FormSamples", "FormScript",
        "FormContract",
      ].map(dependency), swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]

let all: [Target] =
  cLibraries
  + modules.map { module in
    .target(
      name: module.name, dependencies: module.knows.map(dependency),
      path: "Sources/" + (module.folder.isEmpty ? "" : module.folder + "/") + module.name,
      exclude: contexts.contains { $0.name == module.name } ? ["README.md"] : [],
      resources: module.carries.map { .embedInCode($0) }, swiftSettings: strict)
  } + product + [testSupport, webTestSupport] + tests

/// The targets named in `TSUMUGI_ONLY`, their tests, and everything these stand on; all targets when it is unset.
func chosen(from all: [Target]) -> [Target] {
  guard let only = Context.environment["TSUMUGI_ONLY"], !only.isEmpty else { return all }
  let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
  var wanted: [String] = only.split(separator: ",").flatMap { [String($0), "\($0)Tests"] }.filter { byName[$0] != nil }
  var kept: Set<String> = []
  while let name = wanted.popLast() {
    guard kept.insert(name).inserted, let target = byName[name] else { continue }
    for dependency in target.dependencies {
      if case .byNameItem(let name, _) = dependency { wanted.append(name) }
    }
  }
  return all.filter { kept.contains($0.name) }
}

let package = Package(
  name: "tsumugi",
  platforms: [.macOS(.v15)],
  products: Context.environment["TSUMUGI_ONLY"] == nil ? [.executable(name: "tsumugi", targets: ["Tsumugi"])] : [],
  dependencies: packages,
  targets: chosen(from: all)
)
