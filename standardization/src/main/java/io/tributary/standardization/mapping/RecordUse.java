package io.tributary.standardization.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an expression takes from the variable {@code record}.
 *
 * @param whole   whether it looks at the record in another way than by the names of members
 * @param members the ways to members, each as far as names lead
 */
record RecordUse(boolean whole, List<List<String>> members) {

    RecordUse {
        members = List.copyOf(members);
    }

    static RecordUse of(CelAbstractSyntaxTree expression) {
        List<CelNavigableExpr> nodes =
                CelNavigableAst.fromAst(expression).getRoot().allNodes().toList();
        List<List<String>> members = nodes.stream()
                .filter(node -> node.getKind() == Kind.IDENT)
                .filter(node -> node.expr().ident().name().equals(CelVariables.RECORD))
                .map(RecordUse::names)
                .distinct()
                .toList();
        boolean renamed = nodes.stream()
                .filter(node -> node.getKind() == Kind.COMPREHENSION)
                .anyMatch(node -> namesRecord(node.expr().comprehension()));
        return new RecordUse(renamed || members.stream().anyMatch(List::isEmpty), members);
    }

    /** Whether something else goes by the name of the record within a loop. */
    private static boolean namesRecord(CelComprehension loop) {
        return List.of(loop.iterVar(), loop.iterVar2(), loop.accuVar()).contains(CelVariables.RECORD);
    }

    private static List<String> names(CelNavigableExpr record) {
        List<String> names = new ArrayList<>();
        Optional<CelNavigableExpr> step = record.parent();
        while (step.isPresent() && step.get().getKind() == Kind.SELECT) {
            CelSelect select = step.get().expr().select();
            names.add(select.field());
            step = select.testOnly() ? Optional.empty() : step.get().parent();
        }
        return names;
    }
}
