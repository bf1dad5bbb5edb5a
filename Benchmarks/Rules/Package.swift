// swift-tools-version:6.1
import PackageDescription

// The engine of rules alone: no storage, no web.
let package = Package(
  name: "Rules",
  platforms: [.macOS(.v15)],
  dependencies: [.package(path: "../../Pure"), .package(path: "../Measuring")],
  targets: [
    .executableTarget(
      name: "Rules",
      dependencies: ["DecimalArithmetic", "CivilTime", "FEEL", "DMN"].map { .product(name: $0, package: "Pure") } + [
        .product(name: "Measuring", package: "Measuring")
      ],
      path: "Sources/Rules",
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
