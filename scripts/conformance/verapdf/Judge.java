import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks veraPDF about many files in one JVM. Arguments: a flavour (2b, 2u), then files.
 * One line a file: path, TAB, "valid" or "invalid", TAB, up to ten broken rules with the place of each.
 */
public final class Judge {
  private static final int MOST_RULES_SHOWN = 10;

  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(args[0]);
    boolean allValid = true;
    for (int i = 1; i < args.length; i++) {
      String verdict;
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(args[i]), flavour);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        ValidationResult result = validator.validate(parser);
        allValid &= result.isCompliant();
        verdict = (result.isCompliant() ? "valid" : "invalid") + "\t" + broken(result);
      } catch (Exception error) {
        allValid = false;
        verdict = "invalid\t" + error;
      }
      System.out.println(args[i] + "\t" + verdict.replace('\n', ' '));
    }
    System.exit(allValid ? 0 : 1);
  }

  /** Each broken rule once, with its first place, so that one fault on every page is one entry. */
  private static String broken(ValidationResult result) {
    Map<String, String> rules = new LinkedHashMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.PASSED || rules.size() == MOST_RULES_SHOWN) continue;
      String rule = assertion.getRuleId().getClause() + "/" + assertion.getRuleId().getTestNumber();
      rules.putIfAbsent(rule, assertion.getMessage() + " @ " + assertion.getLocation().getContext());
    }
    return rules.toString();
  }
}
