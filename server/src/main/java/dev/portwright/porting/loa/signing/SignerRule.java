package dev.portwright.porting.loa.signing;

import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.order.PortingOrder;
import java.text.Normalizer;
import java.util.Locale;

/** Who may sign the letter of an order: the person that it names. */
final class SignerRule {
    private static final String POINTER = "/name";

    private SignerRule() {}

    /** @param name empty when it is wrong already */
    static void check(PortingOrder order, String name, Problems problems) {
        String authorized = order.attributes().admin().authPersonName();
        if (authorized == null || isBlank(authorized)) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    POINTER, "The order names nobody who may sign. Give its end_user.admin.auth_person_name first."));
        } else if (!name.isEmpty() && !comparable(name).equals(comparable(authorized))) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    POINTER,
                    "The letter is signed by the person whom the order authorizes, " + authorized
                            + ". Give this name, or another end_user.admin.auth_person_name to the order."));
        }
    }

    /** Whether it names nobody. */
    static boolean isBlank(String name) {
        return comparable(name).isEmpty();
    }

    /** Case, width and blanks make no other name. */
    private static String comparable(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
