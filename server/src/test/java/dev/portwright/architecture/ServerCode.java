package dev.portwright.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What is held to the rules: the classes of the server, without its tests and the testkit that they use. */
final class ServerCode {
    static final String PRODUCT = "dev.portwright";

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/dev/portwright/testkit/"))
            .importPackages(PRODUCT);

    private ServerCode() {}
}
