package dev.portwright.requirement.listing;

import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.phonenumber.PhoneNumberReading;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.group.RequirementGroups;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is asked of numbers, of a group, or of kinds of numbers. */
@ApplicationScoped
class RegulatoryLists {
    private static final String NUMBER = "filter.phone_number";
    private static final String NUMBER_PARAMETER = "filter[phone_number]";

    private final CatalogLists lists;
    private final RequirementCatalog catalog;
    private final RequirementGroups groups;
    private final PhoneNumbers numbers;
    private final Db db;

    RegulatoryLists(
            CatalogLists lists, RequirementCatalog catalog, RequirementGroups groups, PhoneNumbers numbers, Db db) {
        this.lists = lists;
        this.catalog = catalog;
        this.groups = groups;
        this.numbers = numbers;
        this.db = db;
    }

    /**
     * The rules that all filters let through. Of a group it is what is asked for what the group is for; one that
     * the account does not have lets none through.
     *
     * @throws ApiException 422 when the number is none that can be ported
     */
    Listed<RequirementRule> ofKinds(UUID accountId, Query query) {
        List<RequirementRule> rules = lists.now(query);
        Optional<String> number = query.text(NUMBER);
        if (number.isPresent()) {
            PhoneNumberFacts facts = read(List.of(number.get())).getFirst();
            rules = rules.stream()
                    .filter(rule -> catalog.rule(
                                    facts.countryCode(), facts.type().wireName(), rule.action(), rule.version())
                            .filter(rule::equals)
                            .isPresent())
                    .map(rule -> rule.of(facts.e164()))
                    .toList();
        }
        Optional<UUID> groupId = query.text("filter.requirement_group_id").map(UUID::fromString);
        if (groupId.isPresent()) {
            Optional<RequirementRule> ofGroup =
                    db.read(tx -> groups.find(tx, accountId, groupId.get())).flatMap(groups::rule);
            rules = rules.stream()
                    .flatMap(rule -> ofGroup.filter(own -> own.id().equals(rule.id())).stream())
                    .toList();
        }
        return Listed.pageOf(rules, CatalogLists.pageUpToAll(query));
    }

    /** What is asked of each of these numbers, in the order given. */
    Listed<RegulatoryJson.OfNumber> ofNumbers(Query query) {
        Page page = query.page();
        String action = query.text("filter.action").orElse("porting");
        List<String> given = query.texts(NUMBER);
        if (given.isEmpty()) {
            throw new ApiException(ProblemCode.MISSING_PARAMETER.in(
                    NUMBER_PARAMETER, "Give the numbers that it is asked for, such as +41215470622."));
        }
        return Listed.pageOf(read(given), page)
                .map(facts -> RegulatoryJson.OfNumber.of(
                        facts,
                        catalog.rule(
                                        facts.countryCode(),
                                        facts.type().wireName(),
                                        action,
                                        catalog.versionOn(facts.countryCode(), lists.today()))
                                .map(rule -> rule.of(facts.e164()))));
    }

    /** Each number once; a plus sign that came as a blank, or was left out, is meant. */
    private List<PhoneNumberFacts> read(List<String> texts) {
        Problems problems = new Problems();
        List<PhoneNumberFacts> facts = new ArrayList<>();
        Set<String> read = new HashSet<>();
        for (String text : texts.stream().distinct().toList()) {
            String digits = text.strip();
            PhoneNumberReading reading = numbers.readInternational(
                    digits.startsWith("+") || digits.startsWith("00") ? digits : "+" + digits);
            if (reading instanceof PhoneNumberReading.Known(PhoneNumberFacts known)) {
                if (read.add(known.e164())) {
                    facts.add(known);
                }
            } else {
                problems.add(ProblemCode.INVALID_PHONE_NUMBER.in(
                        NUMBER_PARAMETER,
                        reading.flaw().orElse("Numbers of this kind are never ported: " + digits + ".")));
            }
        }
        problems.throwIfAny();
        return facts;
    }
}
