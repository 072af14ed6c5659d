package dev.portwright.porting.owner;

import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.portability.BlockCheck;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.PhoneNumberBlock;
import dev.portwright.porting.order.WantedBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides which blocks of a request for new orders can be ported. */
@ApplicationScoped
class BlocksOfRequest {
    private final BlockCheck check;

    BlocksOfRequest(BlockCheck check) {
        this.check = check;
    }

    /**
     * A block that can be ported.
     *
     * @param numbers the results for the numbers of its activation ranges, rising
     */
    record Portable(WantedBlock block, List<PortabilityResult> numbers) {}

    /**
     * The blocks of a request that are not too many: nothing is done about the others.
     *
     * @param others how many numbers the request has besides: with those of its blocks, activated or not, it has at most
     *     {@link NumberedOrder#MOST}
     * @param problems takes that there are too many, where the first of these stands
     */
    static List<WantedBlock> within(List<WantedBlock> blocks, int others, Problems problems) {
        long numbers = others;
        for (int i = 0; i < blocks.size(); i++) {
            WantedBlock block = blocks.get(i);
            numbers += block.range().size();
            if (numbers > NumberedOrder.MOST || i == PhoneNumberBlock.MOST) {
                problems.add(
                        ProblemCode.OUT_OF_RANGE.at(
                                block.pointer(),
                                "A request has at most 5,000 numbers, those of its blocks among them, and 500 blocks."
                                        + " This block and what comes after it are too much: send them by a request of their own."));
                return blocks.subList(0, i);
            }
        }
        return blocks;
    }

    /**
     * Looks up the numbers of blocks, and finds those that can be ported.
     *
     * @param problems takes what is wrong with the others
     */
    List<Portable> check(List<WantedBlock> blocks, Problems problems) {
        List<Portable> portable = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            WantedBlock block = blocks.get(i);
            if (isAlone(block, blocks.subList(0, i), problems)) {
                int before = problems.all().size();
                List<PortabilityResult> results = check.check(block.range(), block.pointer(), problems);
                if (problems.all().size() == before) {
                    Set<String> activated = new HashSet<>(block.numbers());
                    portable.add(new Portable(
                            block,
                            results.stream()
                                    .filter(result -> activated.contains(result.phoneNumber()))
                                    .toList()));
                }
            }
        }
        return portable;
    }

    private static boolean isAlone(WantedBlock block, List<WantedBlock> before, Problems problems) {
        for (WantedBlock other : before) {
            if (block.range().overlaps(other.range())) {
                problems.add(ProblemCode.DUPLICATE_NUMBERS.at(
                        block.pointer(),
                        "The block has numbers of another one of the request, "
                                + other.range().words() + "."));
                return false;
            }
        }
        return true;
    }
}
