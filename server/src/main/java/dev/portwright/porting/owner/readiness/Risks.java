package dev.portwright.porting.owner.readiness;

import dev.portwright.foc.FocCalendar;
import dev.portwright.foc.FocWindow;
import dev.portwright.phonenumber.Territories;
import dev.portwright.porting.order.FocQueries;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortType;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.RemainingNumbersAction;
import dev.portwright.porting.owner.plan.LetterForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What losing carriers often reject orders for, as far as the order itself shows it: a billing number that does not go with the
 * kind of port, data of somebody else, or of a reseller, and dates that leave no time. For its documents see {@link
 * PaperRisks}.
 */
@ApplicationScoped
class Risks {
    /** Account ids of platforms that resell numbers, and names by which people sign in there. */
    private static final Pattern RESELLER_ACCOUNT = Pattern.compile(
            "[A-Z]{2}[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^@\\s]+@[^@\\s]+",
            Pattern.CASE_INSENSITIVE);

    private final FocCalendar calendar;
    private final LetterForm forms;
    private final Clock clock;

    Risks(FocCalendar calendar, LetterForm forms, Clock clock) {
        this.calendar = calendar;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * A reason for which the order may come back.
     *
     * @param code of the exception that it would come back with
     * @param attribute what to look at; null when it is the numbers
     */
    record Risk(String code, @Nullable OrderAttribute attribute, String detail) {}

    /** @param numbers those that the order ports, +E.164 */
    List<Risk> of(PortingOrder order, Set<String> numbers) {
        List<Risk> risks = new ArrayList<>();
        billingNumber(order.attributes(), numbers, risks);
        names(order.attributes().admin(), risks);
        account(order.attributes().admin(), risks);
        country(order, risks);
        date(order, risks);
        forms.of(order, numbers).forEach(fault -> risks.add(new Risk(fault.code(), null, fault.detail())));
        return risks;
    }

    private static void billingNumber(OrderAttributes attributes, Set<String> numbers, List<Risk> risks) {
        String billing = attributes.admin().billingPhoneNumber();
        PortType type = attributes.misc().type();
        if (billing == null || type == null) {
            return;
        }
        if (type == PortType.FULL && !numbers.contains(billing)) {
            risks.add(new Risk(
                    "BTN_ATN_MISMATCH",
                    OrderAttribute.BILLING_PHONE_NUMBER,
                    "A full port moves all numbers of the account, and the billing number is not among those of the order."
                            + " Add it in an order of its own, or make the port partial."));
        }
        boolean keeps = attributes.misc().remainingNumbersAction() != RemainingNumbersAction.DISCONNECT;
        if (type == PortType.PARTIAL && numbers.contains(billing) && keeps) {
            risks.add(new Risk(
                    "MAIN_BTN_PORTING",
                    OrderAttribute.BILLING_PHONE_NUMBER,
                    "A partial port takes the billing number away from the numbers that stay. Check that the losing carrier"
                            + " has the new billing number on the account, or leave this one behind."));
        }
    }

    /** Of a person's numbers the owner and the person who may move them are one, so that their names have a word in common. */
    private static void names(OrderAttributes.Admin admin, List<Risk> risks) {
        String owner = admin.entityName();
        String person = admin.authPersonName();
        if (owner == null || owner.isBlank() || person == null || person.isBlank()) {
            return;
        }
        List<String> ofOwner = Names.words(owner);
        if (!Names.isCompany(ofOwner) && Names.words(person).stream().noneMatch(ofOwner::contains)) {
            risks.add(new Risk(
                    "AUTH_PERSON_MISMATCH",
                    OrderAttribute.AUTH_PERSON_NAME,
                    "The owner looks like a person, and somebody else is named as entitled to move the numbers. Give the name"
                            + " that the losing carrier has for that account."));
        }
    }

    private static void account(OrderAttributes.Admin admin, List<Risk> risks) {
        String account = admin.accountNumber();
        if (account != null && RESELLER_ACCOUNT.matcher(account.strip()).matches()) {
            risks.add(new Risk(
                    "ACCOUNT_NUMBER_MISMATCH",
                    OrderAttribute.ACCOUNT_NUMBER,
                    "This looks like an account with a reseller. The carrier whose network it uses is asked, and knows the"
                            + " numbers by its own account number and port-out PIN. Ask the reseller for those."));
        }
    }

    private static void country(PortingOrder order, List<Risk> risks) {
        String country = order.attributes().location().countryCode();
        if (country != null
                && !Territories.ruledBy(country)
                        .equals(Territories.ruledBy(order.kind().countryCode()))) {
            risks.add(new Risk(
                    "LOCATION_MISMATCH",
                    OrderAttribute.COUNTRY_CODE,
                    "The service address lies in " + country + ", the numbers belong to "
                            + order.kind().countryCode()
                            + ". Give the address at which the losing carrier serves them."));
        }
    }

    /** In the first window that there is, a question of the losing carrier already costs the date. */
    private void date(PortingOrder order, List<Risk> risks) {
        Instant requested = order.attributes().focRequested();
        if (requested == null) {
            return;
        }
        List<FocWindow> windows = calendar.allowedWindows(FocQueries.of(order), clock.instant());
        if (!windows.isEmpty() && windows.getFirst().contains(requested)) {
            risks.add(new Risk(
                    "FOC_REJECTED",
                    OrderAttribute.FOC_REQUESTED,
                    "This is the first day on which the numbers can be ported at all. Any question of the losing carrier"
                            + " costs the date; a later day is safer."));
        }
    }
}
