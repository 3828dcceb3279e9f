"""Evidence to values, pure, over any mapping of records: assertions, the policy, lenses and views, reasons and disputes."""
