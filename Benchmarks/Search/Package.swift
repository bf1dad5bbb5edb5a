// swift-tools-version:6.1
import PackageDescription

// Searches and plans alone: no storage, no web.
let package = Package(
  name: "Search",
  platforms: [.macOS(.v15)],
  dependencies: [.package(path: "../../Pure"), .package(path: "../Measuring")],
  targets: [
    .executableTarget(
      name: "Search",
      dependencies: ["Kernel", "Nihongo", "FEEL", "FormSchema", "LifePlan"].map { .product(name: $0, package: "Pure") } + [
        .product(name: "Measuring", package: "Measuring")
      ],
      path: "Sources/Search",
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
