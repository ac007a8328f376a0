// Validates PDF files with veraPDF, many in one run.
//
//   java -cp <jars> Validate.java < jobs > results
//
// Each line of jobs is "profile<TAB>path"; each line of results is
// "index<TAB>clause<TAB>test number<TAB>message" for a failed check, and "index<TAB>done" after each file.

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
    public static void main(String[] arguments) throws Exception {
        PrintStream results = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // veraPDF's own notes
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader jobs = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int index = 0;
        for (String job = jobs.readLine(); job != null; job = jobs.readLine(), index++) {
            String[] fields = job.split("\t", 2);
            try {
                validate(index, PDFAFlavour.fromString(fields[0]), fields[1], results);
            } catch (Exception error) {
                results.println(index + "\tunreadable\t0\t" + flat(error.toString()));
            }
            results.println(index + "\tdone");
        }
    }

    private static void validate(int index, PDFAFlavour flavour, String path, PrintStream results)
            throws Exception {
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("unknown profile");
        }
        try (FileInputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            boolean failed = false;
            for (TestAssertion test : result.getTestAssertions()) {
                if (test.getStatus() == TestAssertion.Status.FAILED) {
                    failed = true;
                    results.println(index + "\t" + test.getRuleId().getClause() + "\t"
                            + test.getRuleId().getTestNumber() + "\t" + flat(test.getMessage()));
                }
            }
            if (!failed && !result.isCompliant()) {
                results.println(index + "\tunknown\t0\tnot compliant, and veraPDF does not say why");
            }
        }
    }

    private static String flat(String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ");
    }
}
