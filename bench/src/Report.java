import java.util.ArrayList;
import java.util.List;

/** The table at the end. */
final class Report {
    private record Line(String name, String figure, String target, boolean met) {}

    private final List<Line> lines = new ArrayList<>();

    void add(String name, String figure, String target, boolean met) {
        lines.add(new Line(name, figure, target, met));
    }

    void print() {
        int name = lines.stream().mapToInt(line -> line.name.length()).max().orElse(1);
        int figure = lines.stream().mapToInt(line -> line.figure.length()).max().orElse(1);
        System.out.println();
        for (Line line : lines) {
            System.out.printf(
                    "%-" + name + "s  %-" + figure + "s  %-9s %s%n",
                    line.name,
                    line.figure,
                    line.target,
                    line.target.isEmpty() ? "" : line.met ? "met" : "MISSED");
        }
    }
}
