# What `.ci/plan` and `.ci/deploy` do alike. Sourced by them, not run.

# Writes an environment as Terraform, and gets exactly the providers that its lock file names.
prepare() {
  local lock="environments/$1.lock.hcl"
  stack="cdktf.out/stacks/$1"
  if [[ ! -f $lock ]]; then
    echo "$lock is missing, which says which providers are used: run '.ci/lock $1' and commit it" >&2
    return 1
  fi
  npm run --silent bridge -- synth "$1"
  cp "$lock" "$stack/.terraform.lock.hcl"
  terraform -chdir="$stack" init -input=false -no-color -lockfile=readonly > /dev/null
}

# Plans with the options given. The plan and its JSON hold the state's values: they lie where no other user reads them, and go when the script ends.
# Sets `changes` to whether there is anything to do.
make_plan() {
  local code=0
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  # Terraform's own text of the plan stays out of the log: what is read is the review.
  terraform -chdir="$stack" plan -input=false -no-color -detailed-exitcode -out="$scratch/plan.tfplan" "$@" > /dev/null || code=$?
  case $code in
    0) changes=false ;;
    2) changes=true ;;
    *) return "$code" ;;
  esac
  terraform -chdir="$stack" show -json "$scratch/plan.tfplan" > "$scratch/plan.json"
}

# What a reviewer reads of the plan.
review() {
  npm run --silent bridge -- review "$scratch/plan.json"
}

# What the plan will do, as a number.
fingerprint() {
  npm run --silent bridge -- fingerprint "$scratch/plan.json"
}
