// swift-tools-version:6.1
// The pure half of Tsumugi: no storage, no web, no C library, no package.
// It stands apart so that its tests, sanitizers and fuzzers run in seconds.
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Name and what each may know; the order is the direction of knowledge.
let modules: [(name: String, knows: [String])] = [
  ("Kernel", []),
  ("HTMLKit", ["Kernel"]),
  ("Nihongo", ["Kernel"]),
  ("DecimalArithmetic", []),
  ("CivilTime", ["DecimalArithmetic"]),
  ("FEEL", ["DecimalArithmetic", "CivilTime"]),
  ("DMN", ["DecimalArithmetic", "CivilTime", "FEEL"]),
  ("DecisionSheets", ["DecimalArithmetic", "CivilTime", "FEEL", "DMN"]),
  ("DecisionProof", ["DecimalArithmetic", "CivilTime", "FEEL", "DMN"]),
  ("FormSchema", ["Kernel", "Nihongo", "DecimalArithmetic", "CivilTime", "FEEL", "DMN"]),
  ("FormSamples", ["Kernel", "Nihongo", "DecimalArithmetic", "CivilTime", "FEEL", "FormSchema"]),
  ("FormScript", ["Kernel", "Nihongo", "DecimalArithmetic", "CivilTime", "FEEL", "FormSchema"]),
  ("LifePlan", ["Kernel", "Nihongo", "DecimalArithmetic", "CivilTime", "FEEL", "FormSchema"]),
  ("FormContract", ["Kernel", "Nihongo", "DecimalArithmetic", "CivilTime", "FEEL", "FormSchema"]),
  ("ProcedureDraft", ["Kernel", "Nihongo", "DecimalArithmetic", "CivilTime", "FEEL", "DMN", "DecisionSheets", "FormSchema"]),
  ("FormProof", ["Kernel", "Nihongo", "DecimalArithmetic", "CivilTime", "FEEL", "DMN", "DecisionProof", "FormSchema"]),
]

/// Tests of whatever stands on forms may let invented people fill them in.
func inventions(_ module: (name: String, knows: [String])) -> [String] {
  module.knows.contains("FormSchema") && module.name != "FormSamples" ? ["FormSamples"] : []
}

let package = Package(
  name: "Pure",
  platforms: [.macOS(.v15)],
  products: modules.map { .library(name: $0.name, targets: [$0.name]) },
  targets: modules.flatMap { module -> [Target] in
    [
      .target(
        name: module.name, dependencies: module.knows.map { .byName(name: $0) },
        swiftSettings: strict),
      .testTarget(
        name: "\(module.name)Tests",
        dependencies: [.byName(name: module.name)] + (module.knows + inventions(module)).map { .byName(name: $0) },
        swiftSettings: strict),
    ]
  }
)
