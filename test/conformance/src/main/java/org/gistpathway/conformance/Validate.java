package org.gistpathway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.OperationOutcome;
import ca.uhn.fhir.context.support.IValidationSupport;

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * HAPI's instance validator with R4 and the implementation guides given, over every *.json below some folders.
 * Arguments: FOLDER[:FOLDER...] OUTPUT GUIDE-FOLDER... ; writes one line a message: folder/file TAB severity TAB path TAB message.
 * A code of a system that is not there is an error: the caller's allow-list says which of those are let pass.
 */
public final class Validate {
  public static void main(String[] arguments) throws Exception {
    var folders = Stream.of(arguments[0].split(File.pathSeparator)).map(Path::of).toList();
    var output = Path.of(arguments[1]);
    var context = FhirContext.forR4Cached();
    var guides = new PrePopulatedValidationSupport(context);
    for (int index = 2; index < arguments.length; index++) load(context, guides, Path.of(arguments[index]));

    var unknown = new UnknownCodeSystemWarningValidationSupport(context);
    unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.ERROR);
    var chain = new ValidationSupportChain(
        guides,
        new DefaultProfileValidationSupport(context),
        new CommonCodeSystemsTerminologyService(context),
        new InMemoryTerminologyServerValidationSupport(context),
        new SnapshotGeneratingValidationSupport(context),
        unknown);
    FhirValidator validator = context.newValidator();
    validator.registerValidatorModule(new FhirInstanceValidator(chain));

    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> all = Files.list(folder)) {
        all.filter(path -> path.toString().endsWith(".json")).sorted().forEach(files::add);
      }
    }
    try (var lines = new PrintStream(Files.newOutputStream(output), true, StandardCharsets.UTF_8)) {
      for (Path file : files) {
        var result = validator.validateWithResult(Files.readString(file));
        var outcome = (OperationOutcome) result.toOperationOutcome();
        lines.println(nameOf(file) + "\tchecked\t\t" + outcome.getIssue().size());
        for (var message : result.getMessages()) {
          lines.println(String.join("\t", nameOf(file), message.getSeverity().getCode(),
              String.valueOf(message.getLocationString()),
              String.valueOf(message.getMessage()).replaceAll("[\\t\\r\\n]+", " ")));
        }
      }
    }
    System.out.println("checked " + files.size());
  }

  private static String nameOf(Path file) {
    return file.getParent().getFileName() + "/" + file.getFileName();
  }

  /** Every conformance resource of an unpacked package: definitions, value sets, code systems. */
  private static void load(FhirContext context, PrePopulatedValidationSupport guides, Path folder) throws Exception {
    var parser = context.newJsonParser();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(path -> path.getFileName().toString().matches("(StructureDefinition|ValueSet|CodeSystem)-.*\\.json")).sorted().forEach(files::add);
    }
    for (Path file : files) {
      try {
        guides.addResource(parser.parseResource(Files.readString(file)));
      } catch (RuntimeException unreadable) {
        System.err.println("set aside " + file.getFileName() + ": " + unreadable.getMessage());
      }
    }
    System.out.println("guide " + folder + ": " + files.size() + " definitions");
  }
}
