------------------------------- MODULE Option -------------------------------
\* A value that may be missing, as the Apalache model checker has it: a variant with the tags Some and None.
LOCAL INSTANCE Variants

Some(value) == Variant("Some", value)
None == Variant("None", UNIT)
IsSome(option) == VariantTag(option) = "Some"
IsNone(option) == VariantTag(option) = "None"
OptionCase(option, WhenSome(_), WhenNone(_)) == VariantMatch("Some", option, WhenSome, LAMBDA none : WhenNone(UNIT))
OptionToSeq(option) == IF IsSome(option) THEN <<VariantGetUnsafe("Some", option)>> ELSE <<>>
OptionToSet(option) == IF IsSome(option) THEN {VariantGetUnsafe("Some", option)} ELSE {}
OptionGuess(S) == IF S = {} THEN None ELSE Some(CHOOSE x \in S : TRUE)
OptionFunApp(f, option) == IF IsSome(option) THEN Some(f[VariantGetUnsafe("Some", option)]) ELSE None
OptionPartialFun(f, undef) == [x \in {y \in DOMAIN f : f[y] # undef} |-> f[x]]
OptionFlatten(option) == IF IsSome(option) THEN VariantGetUnsafe("Some", option) ELSE option
=============================================================================
